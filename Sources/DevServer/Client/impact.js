/**
 * Which pages the last save has changed, as the server finds out in the background. The gallery marks them; a page hands it
 * to whoever shows it there.
 */

const impact = {
	/** What was told last: "changed 7 of 126 pages". */
	text: "",
	/** Called with each text, and whether it is of a save that the page has seen. */
	told: undefined,

	take(event) {
		this.text = event.text;
		// What is told as the page connects, it was made with.
		this.told?.(event.text, event.edition !== facts.edition);
		if (!isPage) whenParsed(() => marks.show(event));
	},
};

function whenParsed(work) {
	if (document.readyState === "loading") addEventListener("DOMContentLoaded", work, { once: true });
	else work();
}

// ---- In the gallery

/** With the gallery's own colours. */
const marksStyle = `
.pages b.changed { color: var(--ground); background: var(--accent) }
.changes::after { display: none }
.changes button { padding: 0 .7em; border: 1px solid var(--accent); border-radius: 1rem; font: inherit; color: var(--accent); background: none; cursor: pointer }
.changes button:hover { background: var(--accent-ground) }
.changes button[aria-pressed="true"] { color: var(--ground); background: var(--accent) }
.only-changed .card:not(:has(.changed)), .only-changed .pages li:has(a):not(:has(.changed)) { display: none }
@media (forced-colors: active) { .pages b.changed { outline: 1px solid } .changes button[aria-pressed="true"] { border-width: 3px } }
@media print { .changes button { border: 0 } }
`;

/** The marks on links to pages that changed, their number at the top, and a button that leaves only those. */
const marks = {
	key: "sm-preview only changed",
	place: undefined,

	show({ changed, added, removed }) {
		if (!this.place) this.make();
		const kinds = new Map([...changed.map((name) => [name, "changed"]), ...added.map((name) => [name, "new"])]);
		for (const link of document.querySelectorAll(".pages a")) this.mark(link, kinds.get(nameOf(link)));
		const button = this.place.querySelector("button");
		button.textContent = [[changed, "changed"], [added, "new"]].filter(([names]) => names.length).map(([names, kind]) => `${names.length} ${kind}`).join(", ");
		button.hidden = !kinds.size;
		const gone = this.place.querySelector("i");
		gone.textContent = removed.length ? ` ${removed.length} gone` : "";
		gone.title = removed.join("\n");
		this.place.hidden = button.hidden && !removed.length;
		// Where nothing has changed, all is shown.
		if (button.hidden) this.leaveOnly(false);
	},

	make() {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(marksStyle);
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
		this.place = document.createElement("span");
		this.place.className = "changes";
		this.place.innerHTML = `<button type="button" title="Show only pages that the last save changed"></button><i></i>`;
		const button = this.place.querySelector("button");
		button.onclick = () => this.leaveOnly(button.ariaPressed !== "true");
		document.querySelector(".counts").append(this.place);
		this.leaveOnly(sessionStorage[this.key] === "true");
	},

	mark(link, kind) {
		const mark = link.querySelector(".changed");
		if (mark?.textContent === kind) return;
		mark?.remove();
		link.ariaLabel = link.ariaLabel.replace(/, (changed|new)$/, "") + (kind ? `, ${kind}` : "");
		if (kind) link.append(Object.assign(document.createElement("b"), { className: "changed", textContent: kind }));
	},

	leaveOnly(isOn) {
		this.place.querySelector("button").ariaPressed = String(isOn);
		document.querySelector(".cards").classList.toggle("only-changed", isOn);
		sessionStorage[this.key] = String(isOn);
	},
};

/** The page that a link of the gallery leads to: `fixture/locale`. */
const nameOf = ({ pathname }) => pathname.slice(1).replace(/\.html$/, "").split("/").map(decodeURIComponent).join("/");
