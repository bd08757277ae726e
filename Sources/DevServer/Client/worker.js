/** What all tabs of a browser share: one connection to the server, whose events each of them gets. */
"use strict";

const ports = new Set();
let last;

function connect() {
	const source = new EventSource("/-/events");
	source.onmessage = ({ data }) => {
		last = data;
		for (const port of ports) port.postMessage(data);
	};
	// A browser tries again by itself, unless it was answered something else than events.
	source.onerror = () => source.readyState === EventSource.CLOSED && setTimeout(connect, 1000);
}

onconnect = ({ ports: [port] }) => {
	ports.add(port);
	port.onmessage = () => ports.delete(port);
	if (last) port.postMessage(last);
};
connect();
