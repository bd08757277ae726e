'use strict';

// What Nunjucks itself makes of a request of `sm-preview eval`.

const path = require('path');
const nunjucks = require('nunjucks');

// Nunjucks escapes the backslash since 3.2.4. Debian has 3.2.3, which does not: that one difference is made good here.
const { escape } = nunjucks.lib;
nunjucks.lib.escape = (text) => escape(text).replaceAll('\\', '&#92;');

/** Serves the templates of one request by name. */
class Templates extends nunjucks.Loader {
  constructor(request) {
    super();
    this.sources = new Map(Object.entries(request.templates || {}));
    this.options = request.options;
  }

  getSource(name) {
    if (!this.sources.has(name)) return null;
    const src = this.sources.get(name);
    // Nunjucks reports a syntax error of an included template only after it has returned. Here it throws at once.
    new nunjucks.Template(src, new nunjucks.Environment(this, { ...this.options }), name, true);
    return { src, path: name, noCache: false };
  }

  resolve(from, to) {
    return path.posix.join(path.posix.dirname(from), to);
  }
}

/**
 * Renders a request: `{ output }`, or `{ error }` with Nunjucks' message. What depends on the host, and so
 * belongs in no comparison, comes with `outOfScope`, the reason.
 */
function render(request) {
  try {
    const environment = new nunjucks.Environment(new Templates(request), { ...request.options });
    const context = JSON.parse(JSON.stringify(request.context || {}));
    const output = Buffer.from(String(environment.renderString(request.template, context))).toString();
    return /\bfunction\b.*\{|\[native code\]/s.test(output)
      ? { output, outOfScope: 'prints the source of a function' }
      : { output };
  } catch (thrown) {
    const error = String(thrown.message).trim();
    if (/ReferenceError: (macro_)?t_/.test(error)) return { error, outOfScope: 'makes JavaScript that loses a variable' };
    if (/SyntaxError|Invalid left-hand side/.test(error) && !/Invalid regular expression/.test(error)) {
      return { error, outOfScope: 'makes JavaScript that does not parse' };
    }
    if (/stack size|heap|Invalid array length/.test(error)) return { error, outOfScope: 'exhausts the host' };
    return { error };
  }
}

module.exports = { render };
