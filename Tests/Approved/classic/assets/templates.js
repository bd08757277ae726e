ogPreview.templates = {
make({ html, nothing, Keywords, action, concat, contains, currency, date, documentUrl, each, entries, equals, find, get, given, invoke, js, key, member, or, plus, reject, setting, sort, t, truthy, url }) {
let $;
const views = {

"maintenance": () => html`<section class="og-message-main">
<h1 class="og-msi-main-title">${t("maintenance_header")}</h1>
<p>${t("maintenance_text")}</p>
</section>
`,

"not-a-subscriber": () => html`<section class="og-message-main">
<h1 class="og-msi-main-title">${t("msi_main_title")}</h1>
<p>${t("not_a_subscriber")}</p>
${truthy(setting("login_url")) ? html`<p><a class="og-button og-primary" href="${documentUrl`${setting("login_url")}`}">${t("not_a_subscriber_login")}</a></p>
` : nothing}</section>
`,

"product-image": () => html`<div class="og-product-image-container">${$.product ? html`${$.product?.image_url ? html`<img class="og-product-image" src="${url`${$.product?.image_url}`}" alt="" width="96" height="96" loading="lazy">` : nothing}` : nothing}</div>
`,

"product-name": () => html`${$.product ? html`${$.product?.name && $.product?.detail_url ? html`<a href="${documentUrl`${$.product?.detail_url}`}"><bdi>${$.product?.name}</bdi></a>` : $.product?.name ? html`<bdi>${$.product?.name}</bdi>` : html`${t("product_unnamed")}`}` : html`${t("product_unnamed")}`}`,

"product-price": (order_item) => html`<p class="og-price">${order_item?.show_original_price ? html`<span class="og-visually-hidden">${t("a11y_price_before")}</span> <s class="og-base-unit-price">${currency(order_item?.price, $.order_currency)}</s> <span class="og-visually-hidden">${t("a11y_price_now")}</span> ` : nothing}<span class="og-final-unit-price">${currency(order_item?.total_price, $.order_currency)}</span> <span class="og-price-each">${t("product_price_each")}</span></p>
`,

"product-components": (order_item) => html`${order_item?.components?.length ? html`<p class="og-components-title">${t("product_components")}</p>
<ul class="og-components">
${each(order_item?.components, (component) => ($.component_product = member($.localized_product_by_id, component?.product), html`${$.component_product ? html`<li>${t("product_component", { quantity: component?.quantity })} <bdi>${$.component_product?.name}</bdi></li>
` : nothing}`))}</ul>
` : nothing}`,

"order-items-read-only": (order) => html`<div class="og-shipment-body">
${each(key(member($.items_by_order, order?.public_id), "public_id"), (order_item) => ($.product = member($.localized_product_by_id, order_item?.product), html`<div class="og-product">
${views["product-image"]()}
<div class="og-product-description">
<h4 class="og-product-name">${views["product-name"]()}</h4>
${views["product-price"](order_item)}
<p class="og-product-quantity">${t("product_read_only_quantity", { quantity: order_item?.quantity })}</p>
${views["product-components"](order_item)}
</div>
</div>
`), () => html`<p class="og-empty">${t("shipment_empty")}</p>
`)}</div>
`,

"payment-details": () => html`${$.payment ? html`${$.payment?.payment_method == "credit card" ? html`<p class="og-payment-type">${member(given($.card_types, "card_types", "views/payment-details.liquid:4:31"), $.payment?.cc_type)}${$.payment?.cc_number_ending ? html` ${t("payment_ending", { digits: $.payment?.cc_number_ending })}` : nothing}</p>
${$.payment?.cc_exp_date ? html`<p class="og-payment-expiration-date">${t("payment_expiration", { expiration: $.payment?.cc_exp_date })}</p>` : nothing}` : html`<p class="og-payment-type">${member(given($.payment_method_names, "payment_method_names", "views/payment-details.liquid:7:31"), $.payment?.payment_method)}</p>
`}${$.payment?.label ? html`<p class="og-payment-label"><bdi>${$.payment?.label}</bdi></p>` : nothing}` : html`<p>${t("payment_none")}</p>
`}`,

"modal-header": () => html`<div class="og-dialog-header">
<h2 class="og-dialog-title">${$.modal_title}</h2>
<button class="og-button og-button-close" type="reset">${t("modal_close")}</button>
</div>
`,

"change-billing": () => html`${truthy(setting("external_payment_url")) ? html`<p><a class="og-link og-edit-payment" href="${documentUrl`${setting("external_payment_url")}`}">${t("billing_edit")}</a></p>
` : $.payment ? ($.modal_title = t("modal_billing_header"), html`<div class="og-change-billing-button">
<button class="og-link" type="button" @click="${js(0)}">${t("billing_edit")}</button>
<dialog aria-label="${$.modal_title}">
<form data-og-action-key="${action("send_payment_email")}" @success="${js(1)}" @reset="${js(1)}">
${views["modal-header"]()}
<div class="og-dialog-body">
<input type="hidden" name="payment" value="${$.payment?.public_id}">
<input type="hidden" name="customer" value="${$.customer?.sig_field}">
<p>${t("modal_billing_body")}</p>
</div>
<div class="og-dialog-footer"><button class="og-button og-primary" type="submit" name="send_payment_email">${t("modal_billing_save")}</button></div>
</form>
</dialog>
</div>
`) : nothing}`,

"shipping-details": () => html`${$.address ? html`<address class="og-address">
${$.address?.first_name || $.address?.last_name ? html`<span class="og-address-name"><bdi>${$.address?.first_name} ${$.address?.last_name}</bdi></span>` : nothing}${$.address?.company_name ? html`<span><bdi>${$.address?.company_name}</bdi></span>` : nothing}${$.address?.address ? html`<span><bdi>${$.address?.address}</bdi></span>` : nothing}${$.address?.address2 ? html`<span><bdi>${$.address?.address2}</bdi></span>` : nothing}${$.address?.city || $.address?.zip_postal_code ? html`<span><bdi>${$.address?.city}${$.address?.state_province_code ? html`, ${$.address?.state_province_code}` : nothing} ${$.address?.zip_postal_code}</bdi></span>` : nothing}<span>${member(given($.countries, "countries", "views/shipping-details.liquid:9:10"), $.address?.country_code) || $.address?.country_code}</span>
</address>
` : html`<p>${t("shipping_none")}</p>
`}`,

"change-shipment-address": (order) => {
$.modal_title = t("modal_address_header");
return html`<div class="og-change-shipment-address-button">
<button class="og-link" type="button" @click="${js(0)}">${t("address_edit")}</button>
<dialog aria-label="${$.modal_title}">
<form data-og-action-key="${action("change_shipping_address")}" @success="${js(1)}" @reset="${js(1)}">
${views["modal-header"]()}
<div class="og-dialog-body og-address-fields">
<input type="hidden" name="order" value="${order?.public_id}">
<input type="hidden" name="shipping_address" value="${$.address?.public_id}">
<label class="og-field">${t("form_first_name")} <input name="first_name" autocomplete="given-name" value="${$.address?.first_name}" required></label>
<label class="og-field">${t("form_last_name")} <input name="last_name" autocomplete="family-name" value="${$.address?.last_name}" required></label>
<label class="og-field og-wide">${t("form_company")} <input name="company_name" autocomplete="organization" value="${$.address?.company_name}"></label>
<label class="og-field og-wide">${t("form_address")} <input name="address" autocomplete="address-line1" value="${$.address?.address}" required></label>
<label class="og-field og-wide">${t("form_address2")} <input name="address2" autocomplete="address-line2" value="${$.address?.address2}"></label>
<label class="og-field">${t("form_city")} <input name="city" autocomplete="address-level2" value="${$.address?.city}" required></label>
<label class="og-field">${t("form_state")} <input name="state_province_code" autocomplete="address-level1" value="${$.address?.state_province_code}"></label>
<label class="og-field">${t("form_zip")} <input name="zip_postal_code" autocomplete="postal-code" value="${$.address?.zip_postal_code}"></label>
<label class="og-field">${t("form_country")} <select name="country_code" autocomplete="country">${each(entries($.countries), (country) => html`<option value="${member(country, 0)}" ?selected="${equals(member(country, 0), $.address?.country_code)}">${member(country, 1)}</option>`)}${!member(given($.countries, "countries", "views/change-shipment-address.liquid:21:11"), $.address?.country_code) ? html`<option selected>${$.address?.country_code}</option>` : nothing}</select></label>
<label class="og-field og-wide">${t("form_phone")} <input type="tel" name="phone" autocomplete="tel" value="${$.address?.phone}"></label>
</div>
<div class="og-dialog-footer"><button class="og-button og-primary" type="submit" name="change_shipping_address">${t("modal_address_save")}</button></div>
</form>
</dialog>
</div>
`;
},

"price-details": (order) => {
$.discount_codes = member($.discount_codes_by_order_id, order?.public_id);
return html`<div class="og-pricing">
<table>
<caption class="og-visually-hidden">${t("a11y_pricing_caption")}</caption>
<tbody>
<tr><th scope="row">${t("price_subtotal")}</th><td>${currency(order?.sub_total, $.order_currency)}</td></tr>
${order?.discount_total > 0 ? html`<tr class="og-shipment-discount-total"><th scope="row">${t("price_discount")}</th><td>${currency(0 - order?.discount_total, $.order_currency)}</td></tr>` : nothing}<tr><th scope="row">${t("price_shipping")}</th><td>${order?.shipping_total > 0 ? html`${currency(order?.shipping_total, $.order_currency)}` : html`${t("price_shipping_free")}`}</td></tr>
${order?.tax_total > 0 ? html`<tr><th scope="row">${t("price_tax")}</th><td>${currency(order?.tax_total, $.order_currency)}</td></tr>` : nothing}<tr class="og-shipment-total"><th scope="row">${t("price_total")}</th><td>${currency(order?.total, $.order_currency)}</td></tr>
</tbody>
</table>
${$.discount_codes ? html`${each($.discount_codes, (discount_code) => html`<p class="og-discount-code">${t("price_discount_code", { code: discount_code?.code })}</p>
`)}` : nothing}</div>
`;
},

"shipment-footer": (order) => {
$.payment = member($.payment_by_id, order?.payment);
$.address = member($.address_by_id, order?.shipping_address);
return html`<div class="og-shipment-footer">
<div class="og-billing">
<h4 class="og-footer-header">${t("shipment_footer_billing_header")}</h4>
${views["payment-details"]()}
${order?.status == "UNSENT" || order?.status == "CREDIT_CARD_RETRY" ? html`${views["change-billing"]()}
` : nothing}</div>
<div class="og-shipping">
<h4 class="og-footer-header">${t("shipment_footer_shipping_header")}</h4>
${views["shipping-details"]()}
${order?.status == "UNSENT" && $.address ? html`${views["change-shipment-address"](order)}
` : nothing}</div>
${views["price-details"](order)}
</div>
`;
},

"orders-failed": () => html`<section class="og-section" aria-labelledby="og-shipments-failed-header">
<h2 class="og-title" id="og-shipments-failed-header">${t("shipments_failed_header")}</h2>
${each(key($.orders_by_date, "public_id"), (order) => html`${order?.status == "CREDIT_CARD_RETRY" || order?.status == "GENERIC_ERROR" || order?.status == "REJECTED" ? ($.order_currency = or(order?.currency_code, () => $.default_currency), html`<article class="og-shipment og-failed-shipment">
<header class="og-shipment-header">
<h3 class="og-shipment-place">${t("shipment_failed_header", { date: date(order?.place) })}</h3>
</header>
<div class="og-notice og-notice-error">
<p>${order?.status == "CREDIT_CARD_RETRY" ? html`${t("shipment_failed_retry")}` : order?.status == "REJECTED" ? html`${t("shipment_failed_rejected")}` : html`${t("shipment_failed_generic")}`}</p>
${order?.rejected_message ? html`<p><bdi>${order?.rejected_message}</bdi></p>` : nothing}</div>
${views["order-items-read-only"](order)}
${views["shipment-footer"](order)}
</article>
`) : nothing}`)}</section>
`,

"orders-processing": () => html`<section class="og-section" aria-labelledby="og-shipments-sent-header">
<h2 class="og-title" id="og-shipments-sent-header">${t("shipments_sent_header")}</h2>
<p class="og-section-text">${t("shipments_sent_text")}</p>
${each(key($.orders_by_date, "public_id"), (order) => html`${order?.status == "SEND_NOW" || order?.status == "PENDING_PLACEMENT" || order?.status == "SENT" ? ($.order_currency = or(order?.currency_code, () => $.default_currency), html`<article class="og-shipment og-sent-shipment">
<header class="og-shipment-header">
<h3 class="og-shipment-place">${t("shipment_sent_header", { date: date(order?.place) })}</h3>
${order?.order_merchant_id ? html`<p class="og-shipment-number">${t("shipment_sent_number", { number: order?.order_merchant_id })}</p>` : nothing}</header>
${views["order-items-read-only"](order)}
${views["shipment-footer"](order)}
</article>
`) : nothing}`)}</section>
`,

"change-date": (order) => {
$.modal_title = t("modal_change_date_header");
return html`<div class="og-change-shipment-date-button">
<button class="og-button" type="button" @click="${js(0)}">${t("shipment_change_date_button")}</button>
<dialog aria-label="${$.modal_title}">
<form data-og-action-key="${action("change_shipment_date")}" @success="${js(1)}" @reset="${js(1)}">
${views["modal-header"]()}
<div class="og-dialog-body">
<input type="hidden" name="order" value="${order?.public_id}">
<label class="og-field">${t("modal_change_date_label")} <input type="date" name="shipment_date" value="${order?.place}" required></label>
</div>
<div class="og-dialog-footer"><button class="og-button og-primary" type="submit" name="change_shipment_date">${t("modal_change_date_save")}</button></div>
</form>
</dialog>
</div>
`;
},

"send-now": (order) => {
$.modal_title = t("modal_send_now_header");
return html`<div class="og-send-shipment-now-button">
<button class="og-button" type="button" @click="${js(0)}">${t("shipment_send_now_button")}</button>
<dialog aria-label="${$.modal_title}">
<form data-og-action-key="${action("send_now")}" @success="${js(1)}" @reset="${js(1)}">
${views["modal-header"]()}
<div class="og-dialog-body">
<input type="hidden" name="order" value="${order?.public_id}">
<p>${t("modal_send_now_body", { total: currency(order?.total, $.order_currency) })}</p>
</div>
<div class="og-dialog-footer"><button class="og-button og-primary" type="submit" name="send_now">${t("modal_send_now_save")}</button></div>
</form>
</dialog>
</div>
`;
},

"skip": (order) => {
$.modal_title = t("modal_skip_header");
return html`<div class="og-skip-shipment-button">
<button class="og-button" type="button" @click="${js(0)}">${t("shipment_skip_button")}</button>
<dialog aria-label="${$.modal_title}">
<form data-og-action-key="${action("skip_shipment")}" @success="${js(1)}" @reset="${js(1)}">
${views["modal-header"]()}
<div class="og-dialog-body">
<input type="hidden" name="order" value="${order?.public_id}">
<p>${t("modal_skip_body", { date: date(order?.place) })}</p>
</div>
<div class="og-dialog-footer"><button class="og-button og-primary" type="submit" name="skip_shipment">${t("modal_skip_save")}</button></div>
</form>
</dialog>
</div>
`;
},

"payment-notice": (order) => {
$.payment = member($.payment_by_id, order?.payment);
return html`${$.payment ? html`${$.payment?.is_expired ? html`<p class="og-notice og-notice-error">${t("payment_expired")}</p>
` : $.payment?.is_expiring ? ($.payment_order = find($.payment?.orders, new Keywords({ id: order?.public_id })), html`${$.payment_order ? html`${$.payment_order?.payment_will_be_expired ? html`<p class="og-notice">${t("payment_expiring", { expiration: $.payment?.cc_exp_date })}</p>
` : nothing}` : nothing}`) : nothing}` : nothing}`;
},

"prepaid": () => {
$.prepaid_context = $.subscription?.prepaid_subscription_context;
return html`${$.prepaid_context ? html`<p class="og-badge">${t("prepaid_badge")}</p>
<p class="og-prepaid">${t("prepaid_remaining", { count: $.prepaid_context?.prepaid_orders_remaining })} ${$.prepaid_context?.renewal_behavior == "autorenew" ? html`${t("prepaid_autorenew", { count: $.prepaid_context?.prepaid_orders_per_billing })}` : $.prepaid_context?.renewal_behavior == "downgrade" ? html`${t("prepaid_downgrade")}` : html`${t("prepaid_cancel")}`}</p>
` : nothing}`;
},

"change-quantity": (order_item) => html`${order_item?.frozen ? html`<p class="og-product-quantity">${t("product_read_only_quantity", { quantity: order_item?.quantity })}</p>
` : ($.is_listed = false, html`<form class="og-quantity" data-og-action-key="${action("change_quantity")}">
<input type="hidden" name="order_item" value="${order_item?.public_id}">
<label><span>${t("item_controls_sending")}</span> <select name="quantity" @change="${js(2)}">${each($.quantities, (quantity) => (() => {
if (equals(quantity, order_item?.quantity)) {
$.is_listed = true;
}
return html`<option ?selected="${equals(quantity, order_item?.quantity)}">${quantity}</option>`;
})())}${!truthy($.is_listed) ? html`<option selected>${order_item?.quantity}</option>` : nothing}</select></label>
</form>
`)}`,

"frequency": () => html`${equals($.every_period, 1) ? html`${t("frequency_days", { count: $.every })}` : equals($.every_period, 2) ? html`${t("frequency_weeks", { count: $.every })}` : equals($.every_period, 3) ? html`${t("frequency_months", { count: $.every })}` : html`${t("frequency_years", { count: $.every })}`}`,

"frequency#2": () => html`${$.every_period == 1 ? html`${t("frequency_days", { count: $.every })}` : $.every_period == 2 ? html`${t("frequency_weeks", { count: $.every })}` : $.every_period == 3 ? html`${t("frequency_months", { count: $.every })}` : html`${t("frequency_years", { count: $.every })}`}`,

"change-frequency": () => {
$.is_listed = false;
return html`<form class="og-freq" data-og-action-key="${action("change_frequency")}">
<input type="hidden" name="subscription" value="${$.subscription?.public_id}">
<label><span>${t("item_controls_every")}</span> <select name="frequency" @change="${js(2)}">${each($.frequencies, (frequency) => (() => {
$.every = member(frequency, "every");
$.every_period = frequency?.every_period;
$.is_current = equals($.every, member($.subscription, "every")) && equals($.every_period, $.subscription?.every_period);
if ($.is_current) {
$.is_listed = true;
}
return html`<option value="${$.every}_${$.every_period}" ?selected="${$.is_current}">${views.frequency()}</option>`;
})())}${!truthy($.is_listed) ? ($.every = member($.subscription, "every"), $.every_period = $.subscription?.every_period, html`<option value="${$.every}_${$.every_period}" selected>${views["frequency#2"]()}</option>`) : nothing}</select></label>
</form>
`;
},

"change-product": (order_item) => {
$.swap_group = find($.product?.groups, new Keywords({ group_type: "sku_swap" }));
$.swap_ids = get($.sku_swap, concat("products.", $.product?.external_product_id), []);
return html`${given($.swap_ids, "swap_ids", "views/change-product.liquid:4:7", "length")?.length || $.swap_group ? ($.swap_count = 0, each($.products, (alternative) => {
if (alternative?.live && alternative?.external_product_id != $.subscription?.product) {
if (truthy(given($.swap_ids, "swap_ids", "views/change-product.liquid:8:61", "length")?.length ? invoke(given($.swap_ids, "swap_ids", "views/change-product.liquid:8:7", "includes"), "includes", [alternative?.external_product_id]) : find(alternative?.groups, new Keywords({ group_type: "sku_swap", name: given($.swap_group, "swap_group", "views/change-product.liquid:8:136", "name")?.name })))) {
$.swap_count = plus($.swap_count, 1);
}
}
}), html`${truthy($.swap_count) ? ($.modal_title = t("modal_change_product_header"), html`<div class="og-change-product-control">
<button class="og-link" type="button" @click="${js(0)}">${t("item_change_product_button")}</button>
<dialog id="og-change-product-${order_item?.public_id}" aria-label="${$.modal_title}">
<form data-og-action-key="${action("change_product")}" name="og_change_product" @success="${js(1)}" @reset="${js(1)}">
${views["modal-header"]()}
<div class="og-dialog-body">
<input type="hidden" name="subscription" value="${$.subscription?.public_id}">
<fieldset class="og-choices">
<legend>${t("modal_change_product_body")}</legend>
${each($.products, (alternative) => html`${alternative?.live && alternative?.external_product_id != $.subscription?.product ? html`${truthy(given($.swap_ids, "swap_ids", "views/change-product.liquid:24:61", "length")?.length ? invoke(given($.swap_ids, "swap_ids", "views/change-product.liquid:24:7", "includes"), "includes", [alternative?.external_product_id]) : find(alternative?.groups, new Keywords({ group_type: "sku_swap", name: given($.swap_group, "swap_group", "views/change-product.liquid:24:136", "name")?.name }))) ? ($.localized = member($.localized_product_by_id, alternative?.external_product_id), html`<label class="og-choice"><input type="radio" name="product" value="${alternative?.external_product_id}" required>${$.localized && $.localized?.image_url ? html`<img src="${url`${$.localized?.image_url}`}" alt="" width="48" height="48" loading="lazy">` : nothing}<span><bdi>${$.localized && $.localized?.name ? html`${$.localized?.name}` : html`${t("product_unnamed")}`}</bdi> <span class="og-price-each">${currency(alternative?.price, $.default_currency)}</span></span></label>
`) : nothing}` : nothing}`)}</fieldset>
</div>
<div class="og-dialog-footer"><button class="og-button og-primary" type="submit" name="change_product">${t("modal_change_product_save")}</button></div>
</form>
</dialog>
</div>
`) : nothing}`) : nothing}`;
},

"delete-item": (order_item) => {
$.modal_title = t("modal_delete_item_header");
return html`<div class="og-delete-item-button">
<button class="og-link" type="button" @click="${js(0)}">${t("item_delete_button")}</button>
<dialog aria-label="${$.modal_title}">
<form data-og-action-key="${action("delete_item")}" @success="${js(1)}" @reset="${js(1)}">
${views["modal-header"]()}
<div class="og-dialog-body">
<input type="hidden" name="order_item" value="${order_item?.public_id}">
<p>${order_item?.one_time ? html`${t("modal_delete_item_one_time_body")}` : html`${t("modal_delete_item_body")}`}</p>
</div>
<div class="og-dialog-footer"><button class="og-button og-primary" type="submit" name="delete_item">${t("modal_delete_item_save")}</button></div>
</form>
</dialog>
</div>
`;
},

"cancel-subscription-button": (order) => {
$.modal_title = t("modal_cancel_header");
return html`<div class="og-cancel-subscription-button">
<button class="og-link" type="button" @click="${js(0)}">${t("item_cancel_button")}</button>
<dialog aria-label="${$.modal_title}" @close="${js(3)}">
<form class="og-cancel-offer" data-og-action-key="${action("skip_subscription")}" @success="${js(1)}" @reset="${js(1)}">
${views["modal-header"]()}
<div class="og-dialog-body">
<input type="hidden" name="order" value="${order?.public_id}">
<input type="hidden" name="subscription" value="${$.subscription?.public_id}">
<p>${t("modal_cancel_skip_body")}</p>
</div>
<div class="og-dialog-footer">
<button class="og-button" type="button" name="continue_cancel_subscription" @click="${js(4)}">${t("modal_cancel_continue")}</button>
<button class="og-button og-primary" type="submit" name="skip_subscription">${t("modal_cancel_skip_save")}</button>
</div>
</form>
<form class="og-cancel-reasons" data-og-action-key="${action("cancel_subscription")}" name="og_subscription_cancel" @success="${js(1)}" @reset="${js(1)}" hidden>
${views["modal-header"]()}
<div class="og-dialog-body">
<input type="hidden" name="subscription" value="${$.subscription?.public_id}">
<label class="og-field">${t("modal_cancel_reason")} <select name="cancel_reason" required><option value="">${t("modal_cancel_reason_choose")}</option>${each(entries($.cancel_reasons), (reason) => html`<option value="${member(reason, 0)}">${member(reason, 1)}</option>`)}</select></label>
<label class="og-field">${t("modal_cancel_details")} <textarea name="cancel_reason_details" rows="2"></textarea></label>
</div>
<div class="og-dialog-footer"><button class="og-button og-danger" type="submit" name="cancel_subscription">${t("modal_cancel_save")}</button></div>
</form>
</dialog>
</div>
`;
},

"order-item": (order_item, order) => {
$.product = member($.localized_product_by_id, order_item?.product);
$.subscription = member($.subscription_by_id, order_item?.subscription);
return html`<div class="og-product">
${views["product-image"]()}
<div class="og-product-description">
<h4 class="og-product-name">${views["product-name"]()}</h4>
${views["product-price"](order_item)}
${!$.subscription ? html`<p class="og-badge">${t("product_one_time")}</p>` : nothing}${$.product ? html`${$.product?.discontinued ? html`<p class="og-notice">${t("product_discontinued")}</p>
` : !$.product?.live ? html`<p class="og-notice">${t("product_out_of_stock")}</p>
` : nothing}` : nothing}${$.subscription ? html`${views.prepaid()}
` : nothing}${views["product-components"](order_item)}
</div>
<div class="og-freq-quantity-controls">
${views["change-quantity"](order_item)}
${$.subscription ? html`${views["change-frequency"]()}
` : nothing}</div>
<div class="og-remove-action-controls">
${$.subscription && $.product ? html`${views["change-product"](order_item)}
` : nothing}${!order_item?.frozen ? html`${views["delete-item"](order_item)}
` : nothing}${$.subscription ? html`${!$.subscription?.prepaid_subscription_context ? html`${views["cancel-subscription-button"](order)}
` : nothing}` : nothing}</div>
</div>
`;
},

"orders-unsent": () => html`<section class="og-section" id="og-unsent-shipments" aria-labelledby="og-shipments-unsent-header">
<h2 class="og-title" id="og-shipments-unsent-header">${t("shipments_unsent_header")}</h2>
${each(key($.orders_by_date, "public_id"), (order) => html`${order?.status == "UNSENT" ? ($.order_currency = or(order?.currency_code, () => $.default_currency), html`<article class="og-shipment og-unsent-shipment">
<header class="og-shipment-header">
<h3 class="og-shipment-place">${t("shipment_unsent_header", { date: date(order?.place) })}</h3>
${!order?.locked ? html`<div class="og-shipment-header-controls">
${views["change-date"](order)}
${truthy(setting("show_send_now", true)) ? html`${views["send-now"](order)}
` : nothing}${truthy(setting("show_skip", true)) ? html`${views.skip(order)}
` : nothing}</div>
` : nothing}</header>
${views["payment-notice"](order)}
<div class="og-shipment-body">
${each(key(member($.items_by_order, order?.public_id), "public_id"), (order_item) => html`${views["order-item"](order_item, order)}
`, () => html`<p class="og-empty">${t("shipment_empty")}</p>
`)}</div>
${views["shipment-footer"](order)}
</article>
`) : nothing}`)}</section>
`,

"reactivate-subscription": (subscription) => {
$.modal_title = t("modal_reactivate_header");
return html`<div class="og-reactivate-subscription-button">
<button class="og-button" type="button" @click="${js(0)}">${t("subscription_reactivate_button")}</button>
<dialog aria-label="${$.modal_title}">
<form data-og-action-key="${action("reactivate_subscription")}" name="og_subscription_reactivate" @success="${js(1)}" @reset="${js(1)}">
${views["modal-header"]()}
<div class="og-dialog-body">
<input type="hidden" name="subscription" value="${subscription?.public_id}">
<input type="hidden" name="every" value="${$.every}">
<input type="hidden" name="every_period" value="${$.every_period}">
<p>${t("modal_reactivate_body")}</p>
</div>
<div class="og-dialog-footer"><button class="og-button og-primary" type="submit" name="reactivate_subscription">${t("modal_reactivate_save")}</button></div>
</form>
</dialog>
</div>
`;
},

"inactive-subscriptions": () => html`<section class="og-section" id="og-inactive-subscriptions" aria-labelledby="og-inactive-header">
<h2 class="og-title" id="og-inactive-header">${t("inactive_header")}</h2>
${each(key(reject($.subscriptions, "live"), "public_id"), (subscription) => html`${!truthy(get(subscription, "extra_data.hide")) ? ($.product = member($.localized_product_by_id, subscription?.product), $.every = member(subscription, "every"), $.every_period = subscription?.every_period, html`<div class="og-inactive-subscription og-product">
${views["product-image"]()}
<div class="og-product-description">
<h3 class="og-product-name">${views["product-name"]()}</h3>
<p class="og-subscription-quantity">${t("product_read_only_quantity", { quantity: subscription?.quantity })} · ${views["frequency#2"]()}</p>
${subscription?.cancelled ? html`<p class="og-cancelled-text">${t("inactive_cancelled_on", { date: date(subscription?.cancelled) })}</p>` : nothing}</div>
<div class="og-inactive-subscription-actions">
${$.product && $.product?.live && !$.product?.discontinued ? html`${views["reactivate-subscription"](subscription)}
` : html`<p class="og-notice">${t("product_discontinued")}</p>
`}</div>
</div>
`) : nothing}`)}</section>
`,

"no-subscriptions": () => html`<section class="og-message-main">
<h2 class="og-title">${t("no_subscriptions_header")}</h2>
<p>${t("no_subscriptions_text")}</p>
${truthy(setting("learn_more_url")) ? html`<p><a class="og-button og-primary" href="${documentUrl`${setting("learn_more_url")}`}">${t("no_subscriptions_learn_more")}</a></p>
` : nothing}</section>
`,

"toasts": () => html`<div class="og-toasts" role="status">
${each($.notifications, (notification) => ($.is_error = contains("error", notification), $.words = $.is_error ? t("toast_error") : t("toast_saved"), html`<p class="og-toast og-toast-${$.is_error ? "error" : "success"}"><bdi>${invoke(notification?.message, "includes", ["_"]) ? $.words : notification?.message}</bdi> <button class="og-link" type="button" @click="${js(5)}">${t("modal_close")}</button></p>
`))}</div>
`,

"main": () => {
$.default_currency = setting("currency_code", "USD");
$.frequencies = setting("frequencies");
$.quantities = setting("quantities");
$.card_types = t("credit_card_types");
$.payment_method_names = t("payment_method_names");
$.cancel_reasons = t("cancel_reasons");
$.countries = t("countries");
$.orders_by_date = sort($.orders, "place");
$.failed_count = 0;
$.processing_count = 0;
$.unsent_count = 0;
each($.orders, (order) => {
if (order?.status == "UNSENT") {
$.unsent_count = plus($.unsent_count, 1);
} else if (order?.status == "SEND_NOW" || order?.status == "PENDING_PLACEMENT" || order?.status == "SENT") {
$.processing_count = plus($.processing_count, 1);
} else if (order?.status == "CREDIT_CARD_RETRY" || order?.status == "GENERIC_ERROR" || order?.status == "REJECTED") {
$.failed_count = plus($.failed_count, 1);
}
});
$.inactive_count = 0;
each(reject($.subscriptions, "live"), (subscription) => {
if (!truthy(get(subscription, "extra_data.hide"))) {
$.inactive_count = plus($.inactive_count, 1);
}
});
return html`<main class="og-msi">
${truthy(setting("maintenance_mode", false)) ? html`${views.maintenance()}
` : !$.customer?.authorized ? html`${views["not-a-subscriber"]()}
` : html`<header class="og-msi-main-header">
<h1 class="og-msi-main-title">${t("msi_main_title")}</h1>
<p class="og-msi-main-text">${$.customer?.first_name ? html`<bdi>${t("msi_main_greeting", { name: $.customer?.first_name })}</bdi> ` : nothing}${t("msi_main_text")}</p>
</header>
${$.loading ? html`<p class="og-message-main" role="status">${t("msi_loading")}</p>
` : html`${truthy($.failed_count) ? html`${views["orders-failed"]()}
` : nothing}${truthy($.processing_count) ? html`${views["orders-processing"]()}
` : nothing}${truthy($.unsent_count) ? html`${views["orders-unsent"]()}
` : nothing}${truthy($.inactive_count) ? html`${views["inactive-subscriptions"]()}
` : nothing}${!truthy($.failed_count) && !truthy($.processing_count) && !truthy($.unsent_count) && !truthy($.inactive_count) ? html`${views["no-subscriptions"]()}
` : nothing}`}`}${views.toasts()}
</main>
`;
},
};
return (variables) => {
$ = variables;
return views.main();
};
},
settings: {"currency_code":"USD","external_payment_url":"","frequencies":[{"every":1,"every_period":2},{"every":2,"every_period":2},{"every":3,"every_period":2},{"every":4,"every_period":2},{"every":1,"every_period":3},{"every":2,"every_period":3},{"every":3,"every_period":3}],"learn_more_url":"https://larkspurpantry.example/subscriptions","login_url":"https://larkspurpantry.example/account/login","maintenance_mode":false,"quantities":[1,2,3,4,5,6,7,8,9,10],"show_send_now":true,"show_skip":true},
locales: ["en-US", "es-ES", "fr-CA"],
deferred: [],
};
