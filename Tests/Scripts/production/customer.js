'use strict';

// The customer of a case: a fixture of the repository, what it leaves out, and the case's own fields over it.

const fs = require('fs');
const path = require('path');

const fixtures = path.join(__dirname, '../../../Fixtures');

/** The State of a fixture, with other fields in place of its own, and the theme's settings that it overrides. */
function customer(name, fields, locale) {
  const { $fixture, ...read } = fixture(name);
  const result = { ...defaults, ...read, locale, ...fields };
  for (const [map, list, key] of maps) {
    result[map] ??= Object.fromEntries(result[list].map((each) => [each[key], each]));
  }
  result.items_by_order ??= Object.fromEntries(result.orders.map(({ public_id }) =>
    [public_id, result.order_items.filter(({ order }) => order === public_id)]));
  result.merchant_id ??= result.customer?.public_id;
  return { state: result, settings: $fixture?.settings ?? {} };
}

/** A fixture's document, over the one that it extends. */
function fixture(name) {
  const document = JSON.parse(fs.readFileSync(path.join(fixtures, `${name}.json`), 'utf8'));
  const base = document.$fixture?.extends;
  return base ? merged(fixture(base.replace(/\.json$/, '')), document) : document;
}

/** A JSON Merge Patch (RFC 7396). */
function merged(target, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch;
  const result = target !== null && typeof target === 'object' && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

const defaults = {
  addresses: [], auth_url: '', discount_codes_by_order_id: {}, discount_codes_by_subscription_id: {}, loading: false,
  notifications: [], order_items: [], orders: [], payments: [], products: [], subscriptions: [],
};

const maps = [
  ['address_by_id', 'addresses', 'public_id'],
  ['payment_by_id', 'payments', 'public_id'],
  ['subscription_by_id', 'subscriptions', 'public_id'],
  ['product_by_id', 'products', 'external_product_id'],
  ['localized_product_by_id', 'products', 'external_product_id'],
];

module.exports = { customer };
