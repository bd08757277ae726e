/** What scripts find: `window.og`. */

import { credentials, store } from "./store.js";
import { functions } from "./functions.js";

const og = (globalThis.og ??= {});
og.smi = og.msi = { store, ...functions, api: { ...functions } };
og.store = { ...store, getState: () => ({ auth: credentials() }) };
