/** Forms with an action, `data-og-action-key`, and what tells of their success or failure. */

import { assign, clone, fromEntries, turn } from "./helpers.js";
import { make, showCard } from "./overlay.js";
import { current, update } from "./store.js";
import { ApiError, fail, newId, note, row, stamp, tables } from "./server.js";
import { refresh } from "./functions.js";
import { actionNamed, changes, checkFields, kinds, readFields, reportUnknown } from "./actions.js";

/** Does what an action says, then tells the form. */
async function submit(form, given, sent) {
	const fire = (type, detail) => form.dispatchEvent(new CustomEvent(type, { detail: { action: given, fields: sent, ...detail } }));
	await turn();
	note("perform", given, sent);
	const outcome = perform(given, sent, showNotification);
	fire("error" in outcome ? "error" : "success", outcome);
	fire("finally");
}
/** Does what an action says, wholly or not at all; then the State follows, with a notification. Gives `{ result }` or `{ error }`. */
export function perform(given, sent, notify = addNotification) {
	const [name, action] = actionNamed(given) ?? [given];
	const fields = action ? readFields(action, sent) : sent;
	// What the action is about: the object that its first field names, as it is afterwards if it is still there.
	const target = () => clone(["orders", "items", "subscriptions"].map((table) => row(table, fields[action?.fields[0][0]])).find(Boolean));
	const before = clone(tables);
	const about = target();
	const kind = action && kinds[name]?.(fields);
	try {
		if (!action) {
			reportUnknown(given);
			fail(404, `The form action "${given}" is unknown.`);
		}
		checkFields(given, action, fields);
		const result = clone(changes[name](fields, sent));
		notify(keyOf(action.successes, kind), { target: target() ?? about ?? null }, action.change, refresh);
		return { result };
	} catch (error) {
		assign(tables, before);
		if (!(error instanceof ApiError)) reportError(error);
		const { message } = error;
		notify(action ? keyOf(action.failures, error.key ?? kind) : message, { target: about ?? null, error: message }, `This did not work. ${message}`, update);
		return { error };
	}
}
/** The key of the kind among those of an action, else its first. */
const keyOf = (keys, kind) => keys.find((key) => key.includes(kind)) ?? keys[0];

// On its way down, so that the fields are read before a theme's own listener disables them.
document.addEventListener("submit", (event) => {
	const form = event.target;
	const action = form.dataset.ogActionKey;
	if (!action) return;
	event.preventDefault();
	submit(form, action, fromEntries(new FormData(form, event.submitter)));
}, true);

/** Where themes show their notifications. */
const places = "sm-notifications, [role=status], [role=alert], [role=log], [aria-live], [class*=toast], [class*=notification]";
const isInPlace = (node) => (node.closest ? node : node.parentElement)?.closest(places);
const isShownBy = ({ type, target, addedNodes }) =>
	((type === "characterData" || addedNodes.length) && isInPlace(target)) || [...addedNodes].some((node) => node.matches?.(places) || node.querySelector?.(places));

/** Adds a notification to the State by `change`. */
const addNotification = (message, about, text, change) => change({ notifications: [...current.notifications, { id: newId(), message, date: stamp(), ...about }] });

/** Does so, and where the theme does not show it, a toast of the preview's says what happened. */
function showNotification(message, about, text, change) {
	let isShown = false;
	const look = (records) => (isShown ||= records.some(isShownBy));
	const observer = new MutationObserver(look);
	observer.observe(document, { childList: true, characterData: true, subtree: true });
	addNotification(message, about, text, change);
	// A page renders itself in the same task; a theme's own script may take a little longer.
	look(observer.takeRecords());
	setTimeout(() => {
		look(observer.takeRecords());
		observer.disconnect();
		if (isShown) return;
		const isError = "error" in about;
		const toast = showCard(isError ? "error" : "success", isError ? "alert" : "status", make("span", { textContent: text }));
		setTimeout(() => toast.remove(), 7000);
	}, 100);
}
