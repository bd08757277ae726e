/**
 * What a person would find wrong with a page, measured. Gives lines of text, none when all is well.
 *
 * `audit(root)` looks at what is visible in `root`: the document's body, or an open dialog.
 */
globalThis.audit = (root = document.body) => {
	const findings = [];
	const slack = 1.5; // Glyphs and subpixels.

	/** An element in few words. */
	const nameOf = (element) => {
		const { localName, id, classList } = element;
		return localName + (id ? `#${id}` : [...classList].slice(0, 2).map((each) => `.${each}`).join(""));
	};
	const quote = (text) => JSON.stringify(text.trim().replace(/\s+/g, " ").slice(0, 40));
	const find = (text) => findings.includes(text) || findings.push(text);

	const screen = document.documentElement;
	const width = screen.clientWidth;
	if (screen.scrollWidth > width) find(`the page is ${screen.scrollWidth} wide and scrolls sideways`);
	if (root.scrollWidth > root.clientWidth + slack) find(`${nameOf(root)} is ${root.scrollWidth} wide, of ${root.clientWidth}`);

	/** The box in which an element's contents can be seen, or null where they are meant for screen readers alone. */
	const boxes = new Map();
	const visibleBox = (element) => {
		if (!element || element === document.body || element === screen) return { left: 0, right: width, top: -Infinity, bottom: Infinity };
		if (boxes.has(element)) return boxes.get(element);
		const style = getComputedStyle(element);
		let box = style.position === "fixed" || element.localName === "dialog" ? visibleBox(null) : visibleBox(element.parentElement);
		if (box && (style.overflowX !== "visible" || style.overflowY !== "visible" || style.clipPath !== "none")) {
			const own = element.getBoundingClientRect();
			// What scrolls is not cut: it can be brought into view.
			const scrollsX = /auto|scroll/.test(style.overflowX);
			const scrollsY = /auto|scroll/.test(style.overflowY);
			if (own.width <= 1 || own.height <= 1) box = null;
			else
				box = {
					left: scrollsX ? -Infinity : Math.max(box.left, own.left),
					right: scrollsX ? Infinity : Math.min(box.right, own.right),
					top: scrollsY ? -Infinity : Math.max(box.top, own.top),
					bottom: scrollsY ? Infinity : Math.min(box.bottom, own.bottom),
				};
		}
		boxes.set(element, box);
		return box;
	};
	const isSeen = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });

	// Pieces: lines of text, and controls and images. Two pieces may meet only where one holds the other.
	const pieces = [];
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	const range = document.createRange();
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const element = node.parentElement;
		if (!node.data.trim() || element.closest("script, style, option, template, textarea") || !isSeen(element)) continue;
		const box = visibleBox(element);
		if (!box) continue;
		range.selectNodeContents(node);
		for (const line of range.getClientRects()) {
			// A line's box is taller than its letters, more so in some scripts.
			const [top, bottom] = [line.top + line.height * 0.2, line.bottom - line.height * 0.2];
			if (line.left < box.left - slack || line.right > box.right + slack || top < box.top - slack || bottom > box.bottom + slack)
				find(`cut: ${quote(node.data)} in ${nameOf(element)}`);
			pieces.push({ left: line.left, right: line.right, top, bottom, node, element, text: quote(node.data) });
		}
	}
	for (const element of root.querySelectorAll("button, input, select, textarea, img, svg, a, summary")) {
		if (!isSeen(element) || element.matches("a, svg svg") || !visibleBox(element)) continue;
		const box = element.getBoundingClientRect();
		if (box.width <= 1 || box.height <= 1) continue;
		if (box.left < -slack || box.right > width + slack) find(`outside of the page: ${nameOf(element)}`);
		pieces.push({ left: box.left, right: box.right, top: box.top, bottom: box.bottom, node: element, element, text: nameOf(element) });
		// The text of a field and of what is chosen must fit; names of products may be of any length.
		const text = element.matches("[data-fill=alternatives]") ? "" : element.localName === "select" ? element.selectedOptions[0]?.text : element.localName === "input" ? element.placeholder || "" : "";
		if (text) {
			const style = getComputedStyle(element);
			const context = (audit.canvas ??= document.createElement("canvas")).getContext("2d");
			context.font = style.font;
			const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
			const wide = context.measureText(text).width;
			if (wide > room + slack) find(`cut: ${quote(text)} is ${Math.round(wide)} wide in ${nameOf(element)} with room for ${Math.round(room)}`);
		}
	}

	/** What floats over the page (messages, menus) may cover it, and is looked at by itself. */
	const layerOf = (element) => {
		for (let each = element; each && each !== root; each = each.parentElement) {
			const { position } = getComputedStyle(each);
			if (position === "fixed" || position === "sticky" || each.matches("[role=menu]")) return each;
		}
		return root;
	};
	const layers = new Map();
	for (const piece of pieces) {
		if (!layers.has(piece.element)) layers.set(piece.element, layerOf(piece.element));
		piece.layer = layers.get(piece.element);
	}
	pieces.sort((a, b) => a.top - b.top);
	pieces.forEach((one, index) => {
		for (let next = index + 1; next < pieces.length && pieces[next].top < one.bottom - slack; next += 1) {
			const other = pieces[next];
			if (one.node === other.node || one.layer !== other.layer) continue;
			const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
			const high = Math.min(one.bottom, other.bottom) - other.top;
			if (wide <= slack || high <= slack || one.node.contains(other.node) || other.node.contains(one.node)) continue;
			find(`overlapping: ${one.text} and ${other.text}`);
		}
	});

	// Ids and what refers to them.
	if (root === document.body) {
		const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
		for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) find(`the id ${id} is there twice`);
		const known = new Set(ids);
		for (const attribute of ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list", "form"])
			for (const element of document.querySelectorAll(`[${attribute}]`))
				for (const id of element.getAttribute(attribute).split(/\s+/))
					if (id && !known.has(id)) find(`${attribute}="${id}" of ${nameOf(element)} leads nowhere`);
		for (const use of document.querySelectorAll("use[href^='#'], a[href^='#']"))
			if (use.getAttribute("href").length > 1 && !known.has(use.getAttribute("href").slice(1))) find(`${use.getAttribute("href")} leads nowhere`);
		for (const image of document.images) if (image.complete && image.naturalWidth === 0 && image.loading !== "lazy") find(`an image is missing: ${image.getAttribute("src")}`);
	}
	return findings;
};
