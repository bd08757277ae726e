/**
 * Errors with a place. Of a page that is opened from disk a browser tells scripts nothing but "Script error.", so the
 * callbacks that a theme registers are wrapped: what they throw is reported with its file and line, then thrown on.
 *
 * Nothing wraps the theme's script itself: its top-level declarations stay global.
 */

import { reportOnce } from "./overlay.js";

/** What stands for a callback: by callback, so that the same one is the same again. */
const guards = new WeakMap();
const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";

/** What to register in place of a callback: it does what the callback does. What cannot be called stays as it is. */
function guarded(callback) {
	if (!isObject(callback)) return callback;
	if (!guards.has(callback)) {
		guards.set(callback, function (...values) {
			try {
				return typeof callback === "function" ? Reflect.apply(callback, this, values) : callback.handleEvent(...values);
			} catch (error) {
				reportOnce(error);
				throw error;
			}
		});
	}
	return guards.get(callback);
}

/** Lets a function of the browser's take the guard of the callback that it is given at `index`. */
function guardArgument(owner, name, index, types) {
	owner[name] &&= new Proxy(owner[name], {
		apply: (native, self, values) => Reflect.apply(native, self, types.includes(typeof values[index]) ? values.with(index, guarded(values[index])) : values),
	});
}

for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback", "queueMicrotask"]) guardArgument(globalThis, name, 0, "function");
guardArgument(EventTarget.prototype, "addEventListener", 1, ["function", "object"]);
EventTarget.prototype.removeEventListener = new Proxy(EventTarget.prototype.removeEventListener, {
	apply(native, self, values) {
		// A listener from before this script has no guard.
		if (isObject(values[1]) && guards.has(values[1])) Reflect.apply(native, self, values.with(1, guards.get(values[1])));
		return Reflect.apply(native, self, values);
	},
});

const reactions = ["connected", "disconnected", "connectedMove", "adopted", "attributeChanged", "formAssociated", "formDisabled", "formReset", "formStateRestore"];
CustomElementRegistry.prototype.define = new Proxy(CustomElementRegistry.prototype.define, {
	/** `define` reads an element's reactions once: meanwhile its prototype has their guards. */
	apply(native, self, [name, element, ...rest]) {
		const { prototype } = element ?? {};
		const own = [];
		for (const reaction of isObject(prototype) && Object.isExtensible(prototype) ? reactions : []) {
			const key = `${reaction}Callback`;
			const value = prototype[key];
			if (typeof value !== "function") continue;
			const was = Object.getOwnPropertyDescriptor(prototype, key);
			if (was?.configurable === false) continue;
			own.push([key, was]);
			Object.defineProperty(prototype, key, { value: guarded(value), configurable: true });
		}
		try {
			return Reflect.apply(native, self, [name, element, ...rest]);
		} finally {
			for (const [key, was] of own) was ? Object.defineProperty(prototype, key, was) : delete prototype[key];
		}
	},
});

// What is reported by hand is an error like others: a page on disk would be told nothing of it.
const { reportError: tellBrowser } = globalThis;
globalThis.reportError = (error) => {
	reportOnce(error);
	tellBrowser(error);
};
