// What the function of a page calls, in a browser: production's filters as far as cases need them, variables, loops and
// texts. It stands in one frame with `lit.js`, and with the theme's script.

/** Makes `$`, of which the page's function and those of the texts take everything. */
var makeRuntime = ({ state, settings, texts, textCodes, locale }) => {
  const get = (value, path) => String(path).replace(/\[(\w+)\]/g, '.$1').split('.').filter(Boolean)
    .reduce((found, key) => (found === null || found === undefined ? undefined : found[key]), value);
  const own = (value, key) => value !== null && typeof value === 'object' && Object.hasOwn(value, key);

  /** Whether an item matches, as lodash's shorthands have it. */
  const matcher = (shape) => {
    if (Array.isArray(shape)) return (item) => isEqual(get(item, shape[0]), shape[1]);
    if (typeof shape === 'object' && shape !== null) {
      return (item) => Object.entries(shape).every(([key, value]) =>
        isEqual(key === 'id' ? item.id ?? item.public_id ?? item.external_product_id : item?.[key], value));
    }
    if (shape === undefined) return Boolean;
    if (/^[0-9a-f]{32}$/i.test(shape)) return (item) => item?.public_id === shape;
    return (item) => Boolean(get(item, shape));
  };
  const isEqual = (left, right) => JSON.stringify(left) === JSON.stringify(right);
  const list = (value) => (Array.isArray(value) ? value : []);

  const filters = {
    // The page's forms are told apart by it; see `page.js`.
    action: (name) => `og-action:${name}`,
    currency: (value, code) => {
      const currency = typeof code === 'object' ? code.code : code ?? settings.currency_code ?? 'USD';
      return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value);
    },
    dump: (value, indent) => JSON.stringify(value, null, indent),
    entries: (value) => Object.entries(value ?? {}),
    find: (value, shape) => list(value).find(matcher(shape)),
    first: (value) => value?.[0],
    get: (value, path, otherwise) => get(value, path) ?? otherwise,
    if_defined: (value) => value ?? lit.nothing,
    ifDefined: (value) => value ?? lit.nothing,
    js: (name) => globalThis[name],
    key: (value) => value,
    last: (value) => value?.at(-1),
    reject: (value, shape) => list(value).filter((item) => !matcher(shape)(item)),
    select: (value, shape) => list(value).filter(matcher(shape)),
    setting: (path, otherwise) => (own(settings, path) ? settings[path] : get(settings, path)) ?? otherwise,
    sort: (value, by) => [...list(value)].sort((left, right) => {
      const [a, b] = by === undefined ? [left, right] : [get(left, by), get(right, by)];
      return a < b ? -1 : a > b ? 1 : 0;
    }),
  };

  const $ = {
    state,
    filters,
    html: lit.html,
    nothing: lit.nothing,
    variable: (name) => (own(state, name) ? state[name] : undefined),
    look: (scope, name) => (own(scope, name) ? scope[name] : $.variable(name)),
    print: (value) => (value === lit.nothing ? '' : String(value ?? '')),
    each: (value, body, otherwise) => (list(value).length ? value.map(body) : otherwise()),
    t: (scope, key, values = {}) => {
      const value = get(texts, key);
      const isPlural = own(value, 'other') && 'count' in values;
      const path = isPlural ? `${key}.${form(value, values.count)}` : String(key);
      const code = textCodes[path];
      return code === undefined ? value : new Function('$', '$scope', code)($, { ...scope, ...values });
    },
  };
  const form = (value, count) => {
    const category = new Intl.PluralRules(locale).select(Number(count));
    return own(value, category) ? category : 'other';
  };
  return $;
};
