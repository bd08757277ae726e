/**
 * Does once more what was done to the server's data and the State: in the same order, and by the same clock, so that it
 * gives the same days and ids. Only the runtime of `sm-preview dev` has it.
 */

import { preview } from "./helpers.js";
import { setClock } from "./clock.js";
import { ApiError, row } from "./server.js";
import { serve } from "./rest.js";
import { merge, refresh } from "./functions.js";
import { perform } from "./forms.js";

const deeds = {
	perform: (given, sent) => perform(given, sent),
	serve: (method, address, body) => serve(method, new URL(address), body),
	merge: (table, ids) => merge(table, ids.map((id) => row(table, id)).filter(Boolean)),
	refresh: () => refresh(),
};

/** Does what `ogPreview.note` was told: `[name, values, time]` of each. */
preview.replay = (noted) => {
	for (const [name, values, time] of noted) {
		setClock(time);
		try {
			deeds[name](...values);
		} catch (error) {
			// It failed the first time, too.
			if (!(error instanceof ApiError)) throw error;
		}
	}
};
