/**
 * What a page asks of other hosts: `fetch` and `XMLHttpRequest`, which are answered alike. The REST API and the data of
 * countries are answered here; every other request is left to the browser, and reported when it fails.
 */

import { assign, turn } from "./helpers.js";
import { reportMissing } from "./overlay.js";
import { current, production } from "./store.js";
import { answerREST } from "./rest.js";
import { countries } from "./countries.js";

const apiHosts = [production, "https://staging.restapi.ordergroove.com", current.environment.lego_api].map((url) => URL.parse(url)?.origin);

/** What answers a URL without a network: a function of the request and its body, which gives `{ status, text }`; or undefined. */
function answerOf(url) {
	if (apiHosts.includes(url?.origin)) return answerREST;
	if (/^https:\/\/static\.ordergroove\.com\/@ordergroove\/i18n-data\/[^/]+\/i18n_country_data\.json$/.test(url?.href.replace(/[?#].*/s, ""))) {
		return () => ({ status: 200, text: JSON.stringify(countries()) });
	}
}
const urlOf = (input) => URL.parse(input?.url ?? input, document.baseURI);
const typeOf = (text) => (text === undefined ? {} : { "Content-Type": "application/json" });

// MARK: fetch

const browserFetch = globalThis.fetch;
globalThis.fetch = function fetch(input, options) {
	const url = urlOf(input);
	const answer = answerOf(url);
	if (answer) return answered(answer, input, options);
	const response = browserFetch(input, options);
	response.catch((error) => error instanceof TypeError && url && reportMissing(url.href, error));
	return response;
};
async function answered(answer, input, options) {
	const request = new Request(input, options);
	const sent = await request.text();
	await turn();
	request.signal.throwIfAborted();
	const { status, text } = answer(request, sent);
	return Object.defineProperty(new Response(text, { status, headers: typeOf(text) }), "url", { value: request.url });
}

// MARK: XMLHttpRequest

const methodOf = (method) => new Request(document.baseURI, { method }).method;
const refuse = (text) => {
	throw new DOMException(text, "InvalidStateError");
};

/** The browser's own, but for the requests that are answered here: `#own` has their state, and is undefined for others. */
class PageRequest extends XMLHttpRequest {
	#own;
	open(method, address, isAsync = true, ...rest) {
		this.#own = undefined;
		const url = urlOf(String(address));
		const answer = answerOf(url);
		if (!answer) {
			super.open(method, address, isAsync, ...rest);
			return this.addEventListener("error", () => this.#own || reportMissing(url.href), { once: true });
		}
		url.hash = "";
		// Ends what the browser may still be doing with this object.
		super.abort();
		this.#own = { answer, method: methodOf(method), url: url.href, headers: new Headers(), isAsync: Boolean(isAsync), state: 0, isSent: false };
		this.#enter(1);
	}
	setRequestHeader(name, value) {
		if (!this.#own) return super.setRequestHeader(name, value);
		if (this.#own.state !== 1 || this.#own.isSent) refuse("The request is not open");
		this.#own.headers.append(name, value);
	}
	send(body = null) {
		const own = this.#own;
		if (!own) return super.send(body);
		if (own.state !== 1 || own.isSent) refuse("The request is not open");
		own.isSent = true;
		if (/^(GET|HEAD)$/.test(own.method)) body = null;
		if (!own.isAsync) return this.#finish(own, String(body ?? ""));
		this.#tell("loadstart");
		new Response(body instanceof Document ? new XMLSerializer().serializeToString(body) : body).text().then(async (text) => {
			await turn();
			if (this.#own === own && own.isSent) this.#finish(own, text);
		});
	}
	#finish(own, sent) {
		assign(own, own.answer({ method: own.method, url: own.url, headers: own.headers }, sent));
		if (own.isAsync) {
			for (const state of [2, 3]) if (this.#own === own && own.isSent) this.#enter(state);
			if (this.#own === own && own.isSent) this.#tell("progress");
		}
		if (this.#own === own && own.isSent) this.#end("load");
	}
	#end(type) {
		this.#own.isSent = false;
		this.#enter(4);
		this.#tell(type);
		this.#tell("loadend");
	}
	abort() {
		const own = this.#own;
		if (!own) return super.abort();
		if (own.isSent) {
			assign(own, { status: undefined, text: undefined });
			this.#end("abort");
		}
		if (this.#own === own && own.state === 4) assign(own, { state: 0, status: undefined, text: undefined });
	}
	#enter(state) {
		this.#own.state = state;
		this.dispatchEvent(new Event("readystatechange"));
	}
	#tell(type) {
		const loaded = new Blob([this.#text]).size;
		this.dispatchEvent(new ProgressEvent(type, type === "loadstart" ? {} : { loaded, total: loaded, lengthComputable: loaded > 0 }));
	}
	get #text() { return (this.#own?.state > 2 && this.#own.text) || ""; }
	get readyState() { return this.#own ? this.#own.state : super.readyState; }
	get status() { return this.#own ? (this.#own.state > 1 && this.#own.status) || 0 : super.status; }
	get statusText() { return this.#own ? "" : super.statusText; }
	get responseURL() { return this.#own ? (this.status ? this.#own.url : "") : super.responseURL; }
	get responseXML() { return this.#own ? null : super.responseXML; }
	get responseText() {
		if (!this.#own) return super.responseText;
		return /^(text)?$/.test(this.responseType) ? this.#text : refuse("The response is no text");
	}
	get response() {
		const own = this.#own;
		if (!own) return super.response;
		if (/^(text)?$/.test(this.responseType)) return this.#text;
		if (own.state < 4 || !own.status) return null;
		// One object, however often it is asked for.
		return (own.response ??= this.#made(own.text ?? ""));
	}
	#made(text) {
		switch (this.responseType) {
		case "json": return text ? JSON.parse(text) : null;
		case "blob": return new Blob([text], { type: text && "application/json" });
		case "arraybuffer": return new TextEncoder().encode(text).buffer;
		}
		return null;
	}
	getResponseHeader(name) {
		return this.#own ? (this.status ? new Headers(typeOf(this.#own.text)).get(name) : null) : super.getResponseHeader(name);
	}
	getAllResponseHeaders() {
		if (!this.#own) return super.getAllResponseHeaders();
		return this.status ? [...new Headers(typeOf(this.#own.text))].map(([name, value]) => `${name}: ${value}\r\n`).join("") : "";
	}
}
Object.defineProperty(PageRequest, "name", { value: "XMLHttpRequest" });
globalThis.XMLHttpRequest = PageRequest;
