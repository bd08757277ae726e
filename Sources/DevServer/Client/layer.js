/**
 * Something of ours in the top layer, above the page and its dialogs.
 *
 * A modal dialog makes all else inert. So that the page keeps its focus, a layer stays beside it at first; when the pointer
 * comes over it, or from F6 on, it is a modal dialog itself, and gives the focus back afterwards.
 */
class Layer {
	/** What was shown last comes first. */
	static all = [];
	/** What made the layer a modal dialog: "pointer" or "key"; undefined while it is none. */
	entered = undefined;

	/**
	 * @param host a popover, whose shadow tree has the dialog
	 * @param dialog shown by its style, and open only where it is modal: one that is open otherwise would keep Escape from others
	 * @param onEscape called for the key; gives whether it had something to do
	 * @param isBusy whether the pointer may leave without ending what it has begun, as where a text is typed
	 */
	constructor(host, dialog, onEscape, isBusy) {
		Object.assign(this, { host, dialog, onEscape, isBusy });
		dialog.oncancel = (event) => {
			event.preventDefault();
			onEscape();
		};
	}

	show() {
		if (!this.host.isConnected) document.body.append(this.host);
		if (this.isShown) return;
		this.host.showPopover();
		Layer.all = [this, ...Layer.all.filter((layer) => layer !== this)];
	}

	hide() {
		if (!this.isShown) return;
		this.leave();
		this.dialog.classList.remove("still");
		this.host.hidePopover();
	}

	get isShown() {
		return this.host.matches(":popover-open");
	}

	/** Whether an open modal dialog lets nothing of the layer be used: an inert element is not found where it is. */
	get isBlocked() {
		if (this.entered) return false;
		const { left, top, width } = this.dialog.getBoundingClientRect();
		return document.elementFromPoint(left + width / 2, top + 4) !== this.host;
	}

	has({ clientX, clientY }) {
		const { left, right, top, bottom } = this.dialog.getBoundingClientRect();
		return clientX >= left && clientX < right && clientY >= top && clientY < bottom;
	}

	/** Lets the layer be used beside an open modal dialog: by the pointer over it, or by a key. */
	enter(means) {
		this.entered = means;
		this.dialog.classList.add("still");
		this.dialog.showModal();
	}

	/** Gives the page's dialog back what it had: the browser knows what had the focus. */
	leave() {
		if (!this.entered) return;
		this.entered = undefined;
		this.dialog.close();
	}

	/** Takes a key; gives whether it was for a layer. F6 leads from the page through the layers and back. */
	static takeKey({ key, target }) {
		const shown = Layer.all.filter((layer) => layer.isShown);
		const place = shown.findIndex((layer) => layer.entered);
		if (key === "Escape") {
			const own = shown.find((layer) => layer.host === target);
			const order = [...new Set([shown[place], own, ...shown.filter((layer) => !layer.isBusy)])];
			return order.some((layer) => layer?.onEscape());
		}
		if (key !== "F6") return false;
		shown[place]?.leave();
		const next = shown.slice(place + 1).find((layer) => layer.isBlocked);
		next?.enter("key");
		return place >= 0 || Boolean(next);
	}
}

addEventListener("keydown", (event) => {
	if (!Layer.takeKey(event)) return;
	// An open dialog stays open.
	event.preventDefault();
	event.stopImmediatePropagation();
}, true);

for (const type of ["pointermove", "pointerdown"]) addEventListener(type, (event) => {
	// What was shown last stands above the others.
	let isCovered = false;
	for (const layer of Layer.all) {
		if (!layer.isShown) continue;
		const isOver = !isCovered && layer.has(event);
		isCovered ||= isOver;
		const isOurs = event.composedPath().some((each) => Layer.all.some(({ host }) => host === each));
		if (isOver && !layer.entered && !isOurs) layer.enter("pointer");
		else if (!isOver && layer.entered === "pointer" && (type === "pointerdown" || !(event.buttons || layer.isBusy?.()))) layer.leave();
	}
}, true);

/** An element with properties and what is in it. */
function make(name, properties, ...content) {
	const made = Object.assign(document.createElement(name), properties);
	made.append(...content);
	return made;
}

/** An element whose shadow tree keeps the theme's styles and ours from each other. */
function shadowHost(name, style, markup, properties = {}) {
	const host = make(name, properties);
	const root = host.attachShadow({ mode: "open" });
	// Passes every `style-src`.
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(style);
	root.adoptedStyleSheets = [sheet];
	root.innerHTML = markup;
	return host;
}
