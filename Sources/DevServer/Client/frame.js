/** The page around a page whose width was chosen: a frame of that width, and what changes it. */

const frameStyle = `
:root { color-scheme: light dark; --line: light-dark(#e2d6cf, #43352f); --ground: light-dark(#f7f4f2, #16110f); --text: light-dark(#2b211d, #f1e9e5) }
body { display: flex; flex-direction: column; height: 100vh; margin: 0; background: light-dark(#e9e2de, #0d0a09); color: var(--text); font: 14px/1.5 system-ui, sans-serif }
form { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: .35rem; padding: .45rem .8rem; border-bottom: 1px solid var(--line); background: var(--ground) }
fieldset { display: contents; border: 0 }
legend { float: left; margin-inline-end: .4rem }
label { position: relative; cursor: pointer }
input[type="radio"] { position: absolute; inset: 0; opacity: 0; margin: 0 }
label span { display: block; padding: .2rem .75rem; border-radius: .5rem }
label:hover span { background: light-dark(#e9dfd9, #372b26) }
input:checked + span { background: light-dark(#2b211d, #f1e9e5); color: var(--ground) }
input:focus-visible + span, input[type="number"]:focus-visible { outline: 2px solid light-dark(#1d5fbf, #8fbcff); outline-offset: 2px }
input[type="number"] { box-sizing: border-box; width: 5.5rem; padding: .2rem .5rem; border: 1px solid var(--line); border-radius: .5rem; background: transparent; color: inherit; font: inherit }
main { flex: 1; overflow: hidden; min-height: 0; padding: 16px; display: grid; justify-content: center }
iframe { border: 0; border-radius: .6rem; background: light-dark(#fff, #121212); box-shadow: 0 2px 18px rgb(0 0 0 / .18); transform-origin: top center; justify-self: center }
`;

const frameWidths = [320, 390, 768, 1280];

/** Puts the frame in the page's place. Scripts that are still to come stand in no document any more, and do not run. */
function showFrame() {
	if (globalThis.ogPreview) ogPreview.start = () => {};
	const [head, body] = [document.createElement("head"), document.createElement("body")];
	document.documentElement.replaceChildren(head, body);
	Object.assign(document.documentElement, { lang: "en", dir: "ltr" });
	document.title = `${fixture} · ${locale}`;
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(frameStyle);
	document.adoptedStyleSheets = [sheet];
	const radios = [...frameWidths, "full"].map((each) => `<label><input type="radio" name="width" value="${each}"><span>${each === "full" ? "Whole window" : each}</span></label>`).join("");
	body.innerHTML = `<form><fieldset><legend>Width in pixels</legend>${radios}</fieldset><input type="number" name="pixels" min="200" max="4000" aria-label="Width in pixels"></form><main><iframe data-preview-frame></iframe></main>`;
	const [form, frame, room] = ["form", "iframe", "main"].map((name) => body.querySelector(name));
	frame.title = document.title;
	frame.src = view.address(fixture, true);
	const fit = () => {
		const { clientWidth, clientHeight } = room;
		const scale = Math.min(1, (clientWidth - 32) / view.width);
		Object.assign(frame.style, { width: `${view.width}px`, height: `${(clientHeight - 32) / scale}px`, transform: scale < 1 ? `scale(${scale})` : "" });
		form.elements.pixels.value = view.width;
		form.elements.width.value = frameWidths.includes(view.width) ? view.width : "";
	};
	form.onsubmit = (event) => event.preventDefault();
	form.onchange = ({ target }) => {
		if (!target.checkValidity()) return;
		const width = target.value === "full" ? undefined : Number(target.value);
		// The page in the frame has gone on meanwhile: what it has in its address counts.
		const url = new URL(location.href);
		if (width) url.searchParams.set(parameters.width, width);
		else url.searchParams.delete(parameters.width);
		if (!width) {
			frame.contentWindow?.ogPreview?.keep?.();
			return location.replace(url);
		}
		history.replaceState(null, "", url);
		view.width = width;
		fit();
	};
	addEventListener("resize", fit);
	fit();
}
