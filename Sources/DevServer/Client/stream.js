/**
 * The server's events: by the worker that all tabs share, else by a connection that a hidden tab closes. `receive` has a
 * function for each type of them.
 */
function listen(receive) {
	if (!globalThis.SharedWorker) return listenAlone(receive);
	let worker;
	const connect = () => {
		worker = new SharedWorker("/-/worker.js", { name: "sm-preview" });
		worker.port.onmessage = ({ data: [type, data] }) => receive[type](JSON.parse(data));
		worker.onerror = () => listenAlone(receive);
	};
	addEventListener("pagehide", () => worker.port.postMessage("end"));
	addEventListener("pageshow", ({ persisted }) => persisted && connect());
	connect();
}

function listenAlone(receive) {
	let source;
	const update = () => {
		if (document.hidden) {
			source?.close();
			source = undefined;
		} else if (!source || source.readyState === EventSource.CLOSED) {
			source = new EventSource("/-/events");
			for (const [type, take] of Object.entries(receive)) source.addEventListener(type, ({ data }) => take(JSON.parse(data)));
			source.onerror = () => source?.readyState === EventSource.CLOSED && setTimeout(update, 1000);
		}
	};
	document.addEventListener("visibilitychange", update);
	addEventListener("pagehide", () => source?.close());
	addEventListener("pageshow", ({ persisted }) => persisted && update());
	update();
}
