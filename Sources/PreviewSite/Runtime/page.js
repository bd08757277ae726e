/** What a page finds: `window.og`; and the page's start. */

import { preview } from "./helpers.js";
import { startClock } from "./clock.js";
import { report, showDiagnostics } from "./overlay.js";
import { credentials, store } from "./store.js";
import { functions } from "./functions.js";
import { bindAll, settleAll } from "./bindings.js";

const og = (globalThis.og ??= {});
og.smi = og.msi = { store, ...functions, api: { ...functions } };
og.store = { ...store, getState: () => ({ auth: credentials() }) };

// Properties are set before the theme's script runs: in production its elements are upgraded after rendering.
bindAll();
if (!preview.state) report("The page's State is missing: was its file states/*.js found?");

function start() {
	bindAll();
	settleAll(document.readyState === "complete");
	showDiagnostics();
	const target = document.querySelector("#og-msi, og-smi") ?? document;
	target.dispatchEvent(new CustomEvent("og:smi:ready", { bubbles: true, composed: true }));
	startClock();
}
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
// What a script that loads late still owes is told when it had its chance.
if (document.readyState !== "complete") addEventListener("load", () => settleAll(true));
