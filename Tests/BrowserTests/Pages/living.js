/**
 * Renders templates in a page as a preview does, for the tests that compare what it makes with something else. The
 * runtime, with all of its library, and `dom.js` come before it.
 */
"use strict";

globalThis.livingPage = (() => {
	const { library, environment, render, beginRender, endRender } = ogPreview.rendering;
	let listeners = new WeakMap();
	const { addEventListener } = EventTarget.prototype;
	EventTarget.prototype.addEventListener = function (name, ...rest) {
		if (this instanceof Element) listeners.set(this, [...(listeners.get(this) ?? []), name]);
		return addEventListener.call(this, name, ...rest);
	};

	/** The lines of the DOM that a page's scripts make, or what was thrown. */
	async function print({ script, templates, literals, separate, texts, dates, state, settings, locale, now, timeZone, seed }) {
		Object.assign(ogPreview, { texts: {}, literals: [], now, diagnostics: [], start() {} });
		const container = document.createElement("div");
		const root = document.createElement("div");
		root.id = "og-msi";
		document.body.replaceChildren(container);
		container.append(root);
		try {
			// One piece of code, as the scripts of a page share their declarations.
			(0, eval)([dates, ...texts, templates, script ?? "", literals].join("\n;"));
		} catch (error) {
			return { error: `${error}` };
		}
		Object.assign(environment, { locale, now, timeZone, seed, settings: [settings ?? {}, ogPreview.templates.settings], state, variables: Object.assign(Object.create(null), state) });
		environment.texts = Object.entries(ogPreview.texts).map(([name, make]) => ({ locale: name, texts: make(library) }));
		for (const literal of separate) {
			try {
				(0, eval)(literal);
			} catch {}
		}
		beginRender();
		try {
			render(ogPreview.templates.make(library)(environment.variables), root);
			endRender();
			await new Promise((done) => setTimeout(done));
			return { lines: productionDOM.print(root, (element) => listeners.get(element) ?? []) };
		} catch (error) {
			endRender();
			return { error: `${error} ${error.stack?.split("\n")[1]?.trim() ?? ""}` };
		}
	}

	return { print };
})();
