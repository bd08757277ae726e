/**
 * The gallery's filter, and its viewer, which shows a page at the width of a device. The gallery is complete without:
 * everything here is built on the links that stand in the markup.
 */
(() => {
"use strict";

const cards = [...document.querySelectorAll(".card")];

function make(name, properties, ...children) {
	const element = Object.assign(document.createElement(name), properties);
	element.append(...children);
	return element;
}

// MARK: Filter

const filter = document.querySelector("#filter");
const search = filter.closest(".filter");
const count = search.querySelector("output");
const nothing = document.querySelector(".nothing");
const texts = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));

function applyFilter() {
	const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
	let shown = 0;
	for (const card of cards) {
		card.hidden = !words.every((word) => texts.get(card).includes(word));
		if (!card.hidden) shown += 1;
	}
	nothing.hidden = shown > 0;
	count.textContent = words.length ? `${shown} of ${cards.length}` : "";
}

search.hidden = false;
filter.addEventListener("input", applyFilter);
for (const tag of document.querySelectorAll(".tags > li")) {
	const button = make("button", { type: "button", textContent: tag.textContent, title: `Filter by ${tag.textContent}` });
	button.addEventListener("click", () => {
		filter.value = filter.value === tag.textContent ? "" : tag.textContent;
		applyFilter();
		filter.focus();
	});
	tag.replaceChildren(button);
}
addEventListener("keydown", (event) => {
	if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, dialog[open]")) return;
	event.preventDefault();
	filter.focus();
});
applyFilter(); // A browser may have kept what was typed before.

// MARK: Viewer
// Its state is in the address, `#view/<fixture>/<locale>/<width>`, so that it can be shared, and Back closes it.

const widths = ["320", "390", "768", "1280", "full"];
const title = make("h2", { id: "viewer-title" });
const locale = make("select", { ariaLabel: "Locale" });
const open = make("a", { className: "open", textContent: "Open page" });
const close = make("button", { type: "button", textContent: "Close" });
const previous = make("button", { type: "button", textContent: "←", ariaLabel: "Previous fixture" });
const next = make("button", { type: "button", textContent: "→", ariaLabel: "Next fixture" });
const group = make("fieldset", { className: "widths" }, make("legend", { textContent: "Width in pixels" }));
for (const value of widths) {
	const input = make("input", { type: "radio", name: "width", value });
	group.append(make("label", {}, input, make("span", { textContent: value === "full" ? "Full" : value })));
}
const form = make("form", {}, title, locale, group, previous, next, open, close);
const stage = make("div", { className: "stage" });
const viewer = make("dialog", { className: "viewer" }, form, stage);
viewer.setAttribute("aria-labelledby", title.id);
document.body.append(viewer);
let frame, opener;

const links = (card) => [...card.querySelectorAll(".pages a")];
const localeOf = (link) => link.firstChild.textContent.trim();
/** The page in the reader's own language, or else the first. */
function preferred(card) {
	const locales = links(card).map(localeOf);
	const language = (tag) => tag.split(/[-_]/)[0];
	const own = navigator.language;
	return locales.find((name) => name === own) ?? locales.find((name) => language(name) === language(own)) ?? locales[0];
}
const address = (card, locale, width) => "#view/" + [card.dataset.fixture, locale, width].map(encodeURIComponent).join("/");

function shown() {
	const [kind, fixture, wanted, width] = location.hash.slice(1).split("/").map(decode);
	const card = kind === "view" && cards.find(({ dataset }) => dataset.fixture === fixture);
	const link = card && (links(card).find((link) => localeOf(link) === wanted) ?? links(card)[0]);
	return link && { card, link, width: widths.includes(width) ? width : "390" };
}
function decode(text) {
	try { return decodeURIComponent(text); } catch { return text; }
}

function update() {
	const view = shown();
	if (!view) {
		if (viewer.open) viewer.close();
		return;
	}
	const { card, link, width } = view;
	title.textContent = card.querySelector("h2").textContent;
	locale.replaceChildren(...links(card).map((link) => new Option(localeOf(link))));
	locale.value = localeOf(link);
	open.href = link.href;
	form.elements.width.value = width;
	if (frame?.src !== link.href) {
		// A new frame, because a changed address would be one more step for Back.
		frame = make("iframe", { src: link.href, title: `${title.textContent}, ${locale.value}` });
		stage.replaceChildren(frame);
	}
	if (!viewer.open) viewer.showModal();
	fit();
}

/** Gives the frame the width that is asked for, made smaller where the window has not as much. */
function fit() {
	const view = shown();
	if (!view || !frame) return;
	const style = getComputedStyle(stage);
	const room = stage.clientWidth - 2 * parseFloat(style.paddingInlineStart);
	const height = stage.clientHeight - 2 * parseFloat(style.paddingBlockStart);
	const width = view.width === "full" ? room : Number(view.width);
	const scale = Math.min(1, room / width);
	frame.style.width = `${width}px`;
	frame.style.height = `${height / scale}px`;
	frame.style.transform = scale < 1 ? `scale(${scale})` : "";
}

function show(card, locale, width) {
	history.replaceState(null, "", address(card, locale, width));
	update();
}
function step(by) {
	const { card, width } = shown();
	const visible = cards.filter((other) => !other.hidden || other === card);
	show(visible.at((visible.indexOf(card) + by) % visible.length), locale.value, width);
}

for (const card of cards) {
	const button = make("button", { type: "button", textContent: "Open viewer" });
	button.setAttribute("aria-label", `Open viewer, ${card.querySelector("h2").textContent}`);
	button.addEventListener("click", () => {
		opener = button;
		const remembered = shown()?.width ?? (innerWidth < 700 ? "full" : "390");
		history.pushState(null, "", address(card, preferred(card), remembered));
		update();
	});
	card.querySelector(".pages").append(make("li", {}, button));
}
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => show(shown().card, locale.value, form.elements.width.value));
previous.addEventListener("click", () => step(-1));
next.addEventListener("click", () => step(1));
close.addEventListener("click", () => viewer.close());
viewer.addEventListener("close", () => {
	stage.replaceChildren();
	frame = undefined;
	if (shown()) history.replaceState(null, "", location.pathname + location.search);
	opener?.focus();
});
addEventListener("popstate", update);
addEventListener("hashchange", update);
addEventListener("resize", fit);
update();
})();
