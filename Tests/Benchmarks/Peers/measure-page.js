// How long a preview takes to render itself in a browser: for the first time, and after each of some changes of the State,
// without the layout and with it. It stands before the script that starts the page. The answer is an attribute of the
// document, in milliseconds: `{"first": 40.1, "again": [9.8, …], "laidOut": [18.2, …]}`.
"use strict";
{
	const timed = (work, marks) => {
		const start = performance.now();
		work();
		marks.push(performance.now() - start);
		document.body.getBoundingClientRect();
		return performance.now() - start;
	};
	const { start } = ogPreview;
	const first = [];
	ogPreview.start = () => timed(start, first);
	addEventListener("load", () => {
		const again = [];
		const laidOut = [];
		for (let turn = 0; turn < 40; turn += 1) {
			// The next order goes to the end.
			const [order] = og.smi.store.getState().orders.toSorted((one, other) => (one.place < other.place ? -1 : 1));
			order.place = `2027-${11 + Math.floor(turn / 20)}-${10 + (turn % 20)}`;
			laidOut.push(timed(() => og.smi.store.dispatch({ type: "benchmark" }), again));
		}
		document.documentElement.dataset.measured = JSON.stringify({ first: first[0], again, laidOut });
	});
}
