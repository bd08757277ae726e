/**
 * The page's warnings: a button in a corner with their number, which opens the list. It stands below the page's dialogs.
 */

const badgeStyle = `
:host { all: initial !important; position: fixed !important; inset: auto auto 12px 12px !important; z-index: 2147483646 !important; color-scheme: light dark !important }
.badge { padding: .1rem .8rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--ground); color: light-dark(#8a5200, #f0b44c); font: 600 13px/1.5 system-ui, sans-serif; box-shadow: 0 1px 6px rgb(0 0 0 / .2) }
.badge:hover { border-color: currentcolor; background: var(--ground) }
.panel { position: fixed; inset: auto auto 12px 12px; width: min(44rem, 100vw - 24px); height: auto; max-height: min(70vh, 44rem); margin: 0; padding: 0; overflow: visible; border-radius: .9rem; box-shadow: 0 8px 40px rgb(0 0 0 / .25) }
.panel:not(:popover-open) { display: none }
@media print { :host { display: none !important } }
`;

const badge = {
	host: undefined,
	shown: "",

	/** Shows how many warnings there are, and changes the list, open or not; none takes both away. */
	show({ warnings, warningsHTML, style }) {
		if (!warnings) return this.remove();
		if (!this.host) this.make(style);
		const root = this.host.shadowRoot;
		const text = warnings === 1 ? "1 warning" : `${warnings} warnings`;
		root.querySelector(".badge").textContent = text;
		root.querySelector("h2").textContent = `${text} on this page`;
		// Our own markup, in which everything of the theme's is escaped.
		if (warningsHTML !== this.shown) root.querySelector(".sm-preview-error").innerHTML = warningsHTML;
		this.shown = warningsHTML;
		if (!this.host.isConnected) document.body.append(this.host);
	},

	make(style) {
		this.host = shadowHost("og-preview-warnings", `${style}\n${cardStyle}\n${badgeStyle}`, `<div lang="en" dir="ltr"><button type="button" class="badge" popovertarget="list" aria-haspopup="dialog"></button><div popover id="list" class="panel" role="dialog" aria-labelledby="title"><div class="bar"><h2 id="title"></h2><button type="button" popovertarget="list" popovertargetaction="hide">Close</button></div><div class="list" tabindex="0" autofocus aria-labelledby="title"><div class="sm-preview-error"></div></div></div></div>`);
		editor.listen(this.host.shadowRoot);
	},

	remove() {
		this.host?.remove();
	},
};
