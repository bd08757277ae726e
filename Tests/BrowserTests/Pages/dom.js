// A DOM as text, in the format of `Tests/Cases/production`. The script that asks production's semantics and the test
// of our pages both print with this file.

var productionDOM = (() => {
  "use strict";

  /** What a control shows, which no attribute says. */
  const liveProperties = {
    input: ["checked", "value"],
    option: ["selected"],
    select: ["value"],
    textarea: ["value"],
  };

  /**
   * The lines of what an element holds, one for each element and text: two spaces for each level, attributes sorted,
   * live properties, and those that were set by a binding, as JSON, `@name` for a listener. White space is folded;
   * comments are left out.
   *
   * @param root - The element.
   * @param listeners - The names of an element's listeners.
   */
  function print(root, listeners = () => []) {
    const lines = [];
    visit(root, 0);
    return lines;

    function visit(parent, depth) {
      const indent = "  ".repeat(depth);
      let text = "";
      const endText = () => {
        const folded = text.replace(/\s+/g, " ").trim();
        if (folded) lines.push(`${indent}"${folded}"`);
        text = "";
      };
      for (const node of (parent.localName === "template" && parent.content ? parent.content : parent).childNodes) {
        if (node.nodeType === 3) text += node.data;
        if (node.nodeType !== 1) continue;
        endText();
        lines.push([`${indent}<${node.localName}>`, ...facts(node, listeners)].join(" "));
        visit(node, depth + 1);
      }
      endText();
    }
  }

  function facts(element, listeners) {
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${JSON.stringify(value)}`).sort();
    const live = (liveProperties[element.localName] ?? []).filter((name) => name in element);
    // A form's and a select's controls are properties by number.
    const own = Object.keys(element).filter((name) => !/^(\d+$|_\$)/.test(name));
    const properties = [...new Set([...live, ...own])].sort();
    return [
      ...attributes,
      ...properties.map((name) => `.${name}=${JSON.stringify(element[name])}`),
      ...[...new Set(listeners(element))].sort().map((name) => `@${name}`),
    ];
  }

  /**
   * Lines without what a static page cannot show, or may show in another way: a `tbody` without attributes, which
   * parsers add; the type that keeps a script from running; listeners and properties, other than live ones; the
   * attributes by which a page says what a control shows, where its live properties say it.
   *
   * @param withoutLive - Whether the live properties are left out as well.
   */
  function comparable(lines, { withoutLive = false } = {}) {
    const result = [];
    const dropped = [];
    for (const line of lines) {
      const depth = /^ */.exec(line)[0].length;
      while (dropped.length && dropped.at(-1) >= depth) dropped.pop();
      const indent = " ".repeat(depth - 2 * dropped.length);
      const [, name, rest] = /^ *<([^>]*)>(.*)$/s.exec(line) ?? [];
      if (name === undefined) {
        result.push(indent + line.slice(depth));
      } else if (name === "tbody" && rest === "") {
        dropped.push(depth);
      } else {
        const kept = words(rest).filter((word) => isShown(name, word) && !(withoutLive && word.startsWith(".")));
        result.push([`${indent}<${name}>`, ...kept].join(" "));
      }
    }
    return result;
  }

  function isShown(element, word) {
    const name = /^[^=]*/.exec(word)[0];
    if (/^@/.test(name)) return false;
    if (/^\./.test(name)) return (liveProperties[element] ?? []).includes(name.slice(1));
    if (element === "input") return name !== "value" && name !== "checked";
    if (element === "option") return name !== "selected";
    return !(element === "script" && word === 'type="og-inert"');
  }

  /** The words of a line, each a name, with a JSON value or without. A name may have quotes in it. */
  function words(text) {
    const found = [];
    let word = "", isValue = false, isQuoted = false, depth = 0;
    for (let i = 0; i < text.length; i++) {
      const character = text[i];
      if (character === " " && !isQuoted && depth === 0) {
        if (word) found.push(word);
        [word, isValue] = ["", false];
        continue;
      }
      word += character;
      if (!isValue) isValue = character === "=";
      else if (isQuoted && character === "\\") word += text[++i];
      else if (character === '"') isQuoted = !isQuoted;
      else if (!isQuoted && "[{".includes(character)) depth += 1;
      else if (!isQuoted && "]}".includes(character)) depth -= 1;
    }
    return word ? [...found, word] : found;
  }

  /** The lines of what stands in `#og-msi` of a page that is parsed without running its scripts. */
  function printPage(html) {
    return print(new DOMParser().parseFromString(html, "text/html").querySelector("#og-msi"));
  }

  /** Whether HTML that is written as the lines say makes their DOM: no element moves when a parser reads it. */
  function isWritable(lines) {
    const kept = comparable(lines, { withoutLive: true });
    const html = `<!doctype html><body><div id="og-msi">${write(lines)}</div>`;
    return comparable(printPage(html), { withoutLive: true }).join("\n") === kept.join("\n");
  }

  const isVoid = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
  const isRawText = /^(iframe|noembed|noframes|plaintext|script|style|xmp)$/;

  function write(lines) {
    let html = "";
    const open = [];
    const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    for (const line of lines) {
      const depth = /^ */.exec(line)[0].length / 2;
      while (open.length > depth) html += `</${open.pop()}>`;
      const [, name, rest] = /^ *<([^>]*)>(.*)$/s.exec(line) ?? [];
      if (name === undefined) {
        const text = line.slice(2 * depth + 1, -1);
        html += isRawText.test(open.at(-1) ?? "") ? text : escape(text);
        continue;
      }
      const attributes = words(rest).filter((word) => /^[^.@=][^=]*="/.test(word)).map((word) => {
        const [, attribute, value] = /^([^=]*)=(.*)$/s.exec(word);
        return ` ${attribute}="${escape(JSON.parse(value)).replace(/"/g, "&quot;")}"`;
      });
      html += `<${name}${attributes.join("")}>`;
      if (!isVoid.test(name)) open.push(name);
    }
    while (open.length) html += `</${open.pop()}>`;
    return html;
  }

  return { print, printPage, comparable, isWritable };
})();
