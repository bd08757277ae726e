// Style sheets of about a megabyte, each of which says one thing very often, for `lint`.
"use strict";

/** As many pieces as make a megabyte; each is given its number. */
function many(piece) {
  const pieces = [];
  for (let length = 0, number = 0; length < 1_000_000; number++) {
    const next = piece(number);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join("");
}

const of = (text) => () => many(() => text);

module.exports = {
  "misspelt properties": () => many((i) => `a{colr${i}:b}`),
  "one misspelt property": of("a{colr:b}"),
  "nested rules": of(".og-a{"),
  "nested rules with properties": of(".og-a{colr:b;"),
  "nested parts": of(".og-a{&-b,&-c{"),
  "closed rules": of("}"),
  "rules of many selectors": () => `${many((i) => `.og-a${i},`)}b{&-c{d:e}}`,
  classes: () => many((i) => `.og-a${i}{b:c}`),
  "classes of variables": () => many((i) => `.og-@{a}-${i}{b:c}`),
  "attributes in brackets": of('[class^="og-a"] '),
  "open brackets": of("a[("),
  "closed parentheses": of("a:b)["),
  maps: () => `${many((i) => `a:.b${i}[c];`)}.b1{colr:d}`,
  strings: of("'"),
  comments: of("/*"),
  interpolations: of("@{"),
  addresses: of("url("),
  backslashes: of("\\"),
  "custom properties": of("--a:{"),
  "misspelt custom properties": () => `:root{--abcdef:1}${many((i) => `a{b:var(--abcde${i})}`)}`,
  "declarations without a semicolon": of("color:red margin:0 "),
  "properties without a value": of("color:;"),
  "addresses with white space": of("url(a  "),
  "white space in an address": () => `a{b:url(a${" ".repeat(1_000_000)}`,
  "comments for lint": of("/*lint-disable css-property*/"),
};
