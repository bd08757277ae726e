/** Forms with an action, `data-og-action-key`, and what tells of their success or failure. */

import { clone, fromEntries, hasOwn } from "./helpers.js";
import { make, report, showCard } from "./overlay.js";
import { current, update } from "./store.js";
import { ApiError, row, stamp, tableOf } from "./server.js";
import { refresh } from "./functions.js";
import { actions, field } from "./actions.js";

/** What a notification about a form is about: the item, the subscription or the order that the fields name, as it was. */
function targetOf(fields) {
	for (const name of ["item", "subscription", "order"]) {
		const it = row(tableOf(name), field(fields, name));
		if (it) return clone(it);
	}
	return null;
}

async function submit(form, action, fields) {
	const target = targetOf(fields);
	// Like an element's own `error`, none of them bubbles.
	const fire = (type, detail) => form.dispatchEvent(new CustomEvent(type, { detail: { action, fields, ...detail } }));
	try {
		if (!hasOwn(actions, action)) report(`The form action "${action}" is not modelled in previews: the form succeeds, nothing changes.`);
		const result = await actions[action]?.(fields);
		refresh();
		notify("Your changes were saved.", { target });
		fire("success", { result });
	} catch (error) {
		if (!(error instanceof ApiError)) reportError(error);
		notify(`Your changes could not be saved. ${error.message}`, { target, error: error.message });
		fire("error", { error });
	}
	fire("finally");
}
// On its way down, so that the fields are read before a theme's own listener disables them.
document.addEventListener("submit", (event) => {
	const form = event.target;
	const action = form.dataset.ogActionKey;
	if (!action) return;
	event.preventDefault();
	submit(form, action, fromEntries(new FormData(form, event.submitter)));
}, true);

/**
 * Adds a notification to the State: with its target, and with an error only where something failed. When the theme does
 * not show it, a toast of the preview's does.
 */
function notify(message, about) {
	const type = "error" in about ? "error" : "success";
	const own = document.querySelector("sm-notifications, .og-toasts");
	let isShown = false;
	const observer = new MutationObserver(() => (isShown = true));
	if (own) observer.observe(own, { childList: true, subtree: true });
	update({ notifications: [...current.notifications, { id: `preview-${current.notifications.length + 1}`, type, message, date: stamp(), ...about }] });
	setTimeout(() => {
		observer.disconnect();
		if (isShown) return;
		const toast = showCard(type, type === "error" ? "alert" : "status", make("span", { textContent: message }));
		setTimeout(() => toast.remove(), 7000);
	}, own ? 100 : 0);
}
