/** The page's start. */

import { preview } from "./helpers.js";
import { startClock } from "./clock.js";
import { report, showDiagnostics } from "./overlay.js";
import { startRendering } from "./live.js";

if (!preview.state) report("The page's State is missing: was its file states/*.js found?");

/** Starts the page, once: the last of its scripts does so. */
preview.start = () => {
	preview.start = () => {};
	startRendering();
	preview.resume?.();
	showDiagnostics();
	const target = document.querySelector("#og-msi, og-smi") ?? document;
	target.dispatchEvent(new CustomEvent("og:smi:ready", { bubbles: true, composed: true }));
	startClock();
};
// A page that only stands has no script that does.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => preview.start());
else preview.start();
