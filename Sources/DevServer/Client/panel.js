/** What is wrong, in a panel over the page that worked last. It has a shadow tree, so that neither the theme's styles nor ours reach each other. */

/** What the panel and the list of warnings have in common. */
const cardStyle = `
:host { --line: light-dark(#e2d6cf, #43352f); --ground: light-dark(#f7f4f2, #16110f); --text: light-dark(#2b211d, #f1e9e5); --quiet: light-dark(#6f5f57, #b5a59d) }
.panel { box-sizing: border-box; display: flex; flex-direction: column; border: 1px solid var(--line); background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif }
.bar { display: flex; align-items: center; gap: .75rem; padding: .7rem .8rem .7rem 1.2rem; border-bottom: 1px solid var(--line) }
h2 { flex: 1; margin: 0; font-size: 1rem }
h2 i { display: inline-block; width: .65rem; height: .65rem; margin-inline-end: .55rem; border-radius: 50%; background: light-dark(#c62f2f, #ff7a70) }
button { all: unset; box-sizing: border-box; min-height: 2rem; padding: .25rem .8rem; border-radius: .5rem; font: inherit; font-size: .875rem; cursor: pointer; background: light-dark(#e9dfd9, #372b26) }
button:hover { background: light-dark(#ddd0c8, #463832) }
button:focus-visible, .list:focus-visible { outline: 2px solid light-dark(#1d5fbf, #8fbcff); outline-offset: 2px }
kbd { font: inherit; font-size: .8125rem; color: var(--quiet) }
.list { overflow: auto; overscroll-behavior: contain }
.open, .panel .sm-preview-open { min-height: 0; padding: 0; border-radius: .2rem; background: none; font: inherit; color: light-dark(#1d5fbf, #8fbcff); text-decoration: underline; text-underline-offset: .2em }
.open:hover, .panel .sm-preview-open:hover { background: none; text-decoration-thickness: 2px }
.told { margin: 0; padding: .6rem 1.2rem; border-top: 1px solid var(--line); font-size: .875rem; overflow-wrap: anywhere }
.told:empty { display: none }
.panel .sm-preview-error { max-width: none; padding: 1rem 1.2rem 1.4rem; font-size: .9375rem }
.panel .sm-preview-error section:last-child { margin-bottom: 0 }
@media (forced-colors: active) { .panel { border: 2px solid } }
`;

const panelStyle = `
:host { all: initial; position: fixed; inset: auto 0 0 0; width: auto; height: 0; max-width: none; margin: 0; padding: 0; border: 0; background: none; overflow: visible; color-scheme: light dark; display: none }
:host(:popover-open) { display: block }
.panel { position: fixed; inset: auto 0 0 0; width: auto; height: auto; max-height: min(70vh, 44rem); margin: 0 auto; max-width: 64rem; padding: 0; overflow: visible; border-bottom: 0; border-radius: .9rem .9rem 0 0; box-shadow: 0 -8px 40px rgb(0 0 0 / .25) }
.panel::backdrop { background: none }
@keyframes rise { from { transform: translateY(1.5rem); opacity: 0 } }
@media (prefers-reduced-motion: no-preference) { .panel:not(.still) { animation: rise .18s ease-out } }
`;

const panel = {
	layer: undefined,
	shown: "",

	/** Shows errors; none takes the panel away. What was hidden stays so until it is something else. */
	show({ errors, html, style }) {
		if (!errors) return this.remove();
		if (html === this.shown && this.layer) return;
		this.shown = html;
		if (!this.layer) this.make(style);
		const root = this.layer.host.shadowRoot;
		root.querySelector("h2 span").textContent = errors === 1 ? "An error. This is the page as it worked last." : `${errors} errors. This is the page as it worked last.`;
		// Our own markup, in which everything of the theme's is escaped.
		root.querySelector(".sm-preview-error").innerHTML = html;
		this.layer.show();
	},

	make(style) {
		const host = shadowHost("og-preview-errors", `${style}\n${cardStyle}\n${panelStyle}`, `<dialog class="panel" lang="en" dir="ltr" aria-labelledby="title"><div class="bar"><h2 id="title"><i></i><span role="alert"></span></h2><kbd aria-hidden="true">Esc</kbd><button type="button">Hide</button></div><div class="list" tabindex="0" aria-labelledby="title"><div class="sm-preview-error"></div></div></dialog>`, { popover: "manual" });
		const root = host.shadowRoot;
		this.layer = new Layer(host, root.querySelector("dialog"), () => (this.layer.hide(), true));
		root.querySelector("button").onclick = () => this.layer.hide();
		editor.listen(root);
	},

	remove() {
		this.shown = "";
		this.layer?.hide();
		this.layer?.host.remove();
	},
};
