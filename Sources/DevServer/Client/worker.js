/** What all tabs of a browser share: one connection to the server, whose events each of them gets, as `[type, data]`. */
"use strict";

const ports = new Set();
/** The last event of each type. */
const last = new Map();

function send(type, data) {
	last.set(type, data);
	for (const port of ports) port.postMessage([type, data]);
}

/** What pages are made of, without what their markup does not show. */
function madeOf(data) {
	const { run, parts: { styles, ...parts } } = JSON.parse(data ?? `{ "parts": {} }`);
	return JSON.stringify([run, parts]);
}

function connect() {
	const source = new EventSource("/-/events");
	source.onmessage = ({ data }) => {
		// What changed before is no news to a page that comes now.
		if (madeOf(data) !== madeOf(last.get("message"))) last.delete("impact");
		send("message", data);
	};
	source.addEventListener("impact", ({ data }) => send("impact", data));
	// A browser tries again by itself, unless it was answered something else than events.
	source.onerror = () => source.readyState === EventSource.CLOSED && setTimeout(connect, 1000);
}

onconnect = ({ ports: [port] }) => {
	ports.add(port);
	port.onmessage = () => ports.delete(port);
	for (const event of last) port.postMessage(event);
};
connect();
