/** Toasts, and the panel of diagnostics, which is there only when something went wrong. */

import { assign, preview } from "./helpers.js";

const diagnostics = (preview.diagnostics = []);
let overlay, panel;
/** Whether the page has come so far that diagnostics are shown. */
let isShowing = false;

export function make(name, properties, ...children) {
	const element = assign(document.createElement(name), properties);
	element.append(...children);
	return element;
}

/** Shows a card in a shadow tree, which keeps the theme's styles out. */
export function showCard(className, role, content) {
	if (!overlay) {
		overlay = make("og-preview").attachShadow({ mode: "open" });
		// Passes every `style-src`.
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(`
:host { all: initial; position: fixed; inset: auto 16px 16px auto; z-index: 2147483647; font: 14px/1.4 system-ui }
div { display: flex; gap: 12px; max-width: min(30rem, 80vw); margin-top: 8px; padding: 10px 16px; border-radius: 8px; background: #7f1d1d; color: #fff; overflow-wrap: anywhere }
.success { background: #14532d }
ol { max-height: 40vh; overflow: auto; padding-left: 2em }
summary, button { all: unset; margin-left: auto; cursor: pointer }
:focus-visible { outline: 2px solid }`);
		overlay.adoptedStyleSheets = [sheet];
	}
	const close = make("button", { ariaLabel: "Close", textContent: "\u00d7" });
	const card = make("div", { className, role }, content, close);
	close.onclick = () => card.remove();
	overlay.append(card);
	document.body.append(overlay.host);
	// The top layer: above an open dialog.
	overlay.host.popover = "manual";
	overlay.host.showPopover();
	return card;
}

/** Adds a message to `ogPreview.diagnostics`, once. */
export function report(message) {
	if (diagnostics.includes(message)) return;
	diagnostics.push(message);
	if (isShowing) showDiagnostics();
}
/** Takes back all messages. */
export function forgetDiagnostics() {
	diagnostics.length = 0;
	panel?.remove();
}
export function showDiagnostics() {
	isShowing = true;
	if (!diagnostics.length) return;
	const summary = make("summary", { textContent: `Preview diagnostics: ${diagnostics.length}` });
	const list = make("ol", {}, ...diagnostics.map((textContent) => make("li", { textContent })));
	panel?.remove();
	panel = showCard("", "status", make("details", {}, summary, list));
}

/** What was thrown, and where; by the browser's event where it tells no place itself. */
export const errorText = (error, { filename, lineno, colno } = {}) => {
	const place = /[^/\s]+:\d+:\d+/;
	return `${error} ${place.exec(error?.stack) ?? place.exec(`${filename}:${lineno}:${colno}`) ?? ""}`.trim();
};
let isTold = false;
const later = setTimeout;
/** Reports an error that is thrown on, to the browser, which tells of it again. */
export function reportOnce(error) {
	report(errorText(error));
	isTold = true;
	later(() => (isTold = false));
}
addEventListener("error", (event) => {
	if (!(event instanceof ErrorEvent) || (isTold && !event.error?.stack)) return;
	// Of a page on disk, a browser tells only its console.
	report(event.error ? errorText(event.error, event) : "A script threw an error. The browser's console has its text.");
});

/** Errors whose cause has been reported. */
const explained = new WeakSet();
/** Reports what an offline page cannot have, by its address, in place of the error that comes of it. */
export function reportMissing(address, error) {
	report(`${address} could not be loaded.`);
	if (error) explained.add(error);
}
addEventListener("unhandledrejection", (event) => {
	const { reason } = event;
	const [, module] = /dynamically imported module: (\S+)/.exec(reason?.message) ?? [];
	if (module) report(`${module} could not be loaded: a preview has no answer to import().`);
	else if (!explained.has(Object(reason))) return report(`A promise was rejected: ${errorText(reason)}`);
	// Browsers then do not speak of it as an error of the script.
	event.preventDefault();
});
// Scripts, stylesheets, frames and images, whose events do not bubble.
addEventListener("error", ({ target }) => {
	if (target instanceof Element && (target.src || target.href)) reportMissing(target.src || target.href);
}, true);
