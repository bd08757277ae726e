// Renders cases in a browser, each in a frame of its own, and leaves the lines of their DOM in the page.

'use strict';

/**
 * @param sources - The scripts that each frame runs, before its theme's.
 * @param cases - What `reference.js` makes of cases.
 */
function renderAll(sources, cases) {
  const results = cases.map((each) => {
    try {
      return renderOne(sources, each);
    } catch (error) {
      return { error: String(error) };
    }
  });
  const bytes = new TextEncoder().encode(JSON.stringify(results));
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  document.body.replaceChildren(`results:${digits};`);
}

function renderOne(sources, { page, script, ...given }) {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const { contentWindow: window, contentDocument: inner } = frame;
  inner.open();
  inner.write('<!doctype html><body><og-smi><div id="og-msi"></div></og-smi>');
  inner.close();
  inner.documentElement.lang = given.locale;
  const faults = [];
  window.addEventListener('error', ({ message }) => faults.push(message));
  for (const source of [...sources, script]) {
    const element = inner.createElement('script');
    element.text = source;
    inner.body.append(element);
  }
  if (faults.length) throw new Error(faults.join('; '));
  const root = inner.querySelector('#og-msi');
  window.lit.render(new window.Function('$', page)(window.makeRuntime(given)), root);
  for (const form of root.querySelectorAll('form[action^="og-action:"]')) {
    form.dataset.ogActionKey = form.getAttribute('action').slice('og-action:'.length);
    form.removeAttribute('action');
  }
  const dom = window.productionDOM.print(root, window.lit.listeners);
  frame.remove();
  return { dom };
}
