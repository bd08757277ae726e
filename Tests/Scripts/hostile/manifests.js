// Manifests as large as `sm-preview merge` reads them, that make the most of their size.
"use strict";

const size = (40 << 20) - 1000;
const fixture = '"fixtures":[{"name":"a","title":"","description":"","tags":[]}],"assets":[],"locales":[]';

/** A manifest whose pages are what `page` gives for each number, as many as there is room for. */
function manifest(page, rest = "") {
  const pages = [];
  let length = 0;
  for (let number = 0; length < size; number += 1) {
    const text = page(number);
    pages.push(text);
    length += text.length + 1;
  }
  return `{"version":2,"theme":"x",${rest}"pages":[${pages.slice(0, -1).join()}]}`;
}

function page(number, diagnostics = "") {
  return `{"fixture":"a","locale":"${number}","title":"","path":"a/${number}.html","bytes":1,"sha256":"",` +
    `"diagnostics":[${diagnostics}]}`;
}

module.exports = {
  "numbers": () => manifest(() => "1"),
  "long-numbers": () => manifest(() => "1111111111111"),
  "pages-without-fixtures": () => manifest(page),
  "pages": () => manifest(page, `${fixture},`),
  "diagnostics": () => manifest(
    (number) => page(number, '{"code":"a","severity":"error","message":"","includes":[]}'), `${fixture},`),
  "includes": () => manifest(
    (number) => page(number, '{"code":"a","severity":"error","message":"","includes":[' +
      Array(1000).fill('{"template":"a","line":1,"column":1}').join() + "]}"), `${fixture},`),
  "nesting": () => "[".repeat(size),
  "text": () => `{"version":2,"theme":"${"x".repeat(size)}","pages":[]}`,
  "escapes": () => `{"version":2,"theme":"${"\\u0000".repeat(size / 6)}","pages":[]}`,
};
