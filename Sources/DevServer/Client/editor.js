/**
 * Opens places of the theme's files in the editor: the server starts it. Where there is none that it can start, the place
 * is copied.
 */

const editor = {
	/** Opens a place, and gives what became of it, in a sentence. */
	async open({ file, line, column }) {
		try {
			const answer = await post("/-/open", { file, line, column });
			if (answer.isOpened) return `Opened in ${answer.editor}: ${answer.place}`;
			const isCopied = await this.copy(answer.place);
			return `${isCopied ? "The place is copied" : "The place is"}: ${answer.place} (${answer.reason})`;
		} catch (error) {
			return `Not opened: ${error.message}`;
		}
	},

	/** Copies a text, and gives whether that went well. */
	async copy(text) {
		try {
			await clipboard.writeText(text);
			return true;
		} catch {
			return copyBySelection(text);
		}
	},

	/** Has the places in one of our lists open where they are clicked, and tells what became of it below the list. */
	listen(root) {
		const told = document.createElement("p");
		told.className = "told";
		told.setAttribute("role", "status");
		root.querySelector(".list").after(told);
		root.addEventListener("click", async ({ target }) => {
			const { file, line, column } = target.closest?.("[data-file]")?.dataset ?? {};
			if (file) told.textContent = await this.open({ file, line: Number(line), column: Number(column) });
		});
	},
};

const { clipboard } = navigator;

/** What works where the page came by a name that is not this machine's. The focus goes back. */
function copyBySelection(text) {
	const focused = document.activeElement;
	const area = document.createElement("textarea");
	area.value = text;
	area.style.cssText = "position: fixed; opacity: 0";
	(document.querySelector("dialog:modal") ?? document.body).append(area);
	area.select();
	const isCopied = document.execCommand("copy");
	area.remove();
	focused?.focus({ preventScroll: true });
	return isCopied;
}
