ogPreview.templates = {
make({ html, nothing, Keywords, action, and, concat, contains, currency, date, documentUrl, each, entries, equals, find, first, get, given, if_defined, invoke, js, key, member, or, plus, primitive, raw, select, setting, sort, t, truthy, url }) {
let $;
const views = {

"ui-elements/icons": () => html`<svg class="og-sprite" width="0" height="0" aria-hidden="true" focusable="false">
<symbol id="og-alert" viewBox="0 0 24 24"><path d="M12 8.5v4.5m0 3.2v.1M10.3 4.2 2.9 17a2 2 0 0 0 1.7 3h14.8a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0Z"/></symbol>
<symbol id="og-box" viewBox="0 0 24 24"><path d="m3.5 7.5 8.5-4.2 8.5 4.2v9L12 20.7l-8.5-4.2v-9Zm0 0 8.5 4.3 8.5-4.3M12 11.8v8.9M7.6 5.5l8.6 4.3"/></symbol>
<symbol id="og-calendar" viewBox="0 0 24 24"><path d="M4 9.5h16M8 3.5v3m8-3v3M5.5 5h13A1.5 1.5 0 0 1 20 6.5v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-12A1.5 1.5 0 0 1 5.5 5Z"/></symbol>
<symbol id="og-card" viewBox="0 0 24 24"><path d="M3 9.5h18M6.5 15H10M4.5 5h15A1.5 1.5 0 0 1 21 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5v-11A1.5 1.5 0 0 1 4.5 5Z"/></symbol>
<symbol id="og-check" viewBox="0 0 24 24"><path d="m7.8 12.4 2.9 2.9 5.7-6.2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z"/></symbol>
<symbol id="og-lock" viewBox="0 0 24 24"><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5m-9.5 0h11a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19v-7a1.5 1.5 0 0 1 1.5-1.5Z"/></symbol>
<symbol id="og-repeat" viewBox="0 0 24 24"><path d="m16.5 3.5 3.5 3.5-3.5 3.5M20 7H8a4 4 0 0 0-4 4v.5m3.5 9L4 17l3.5-3.5M4 17h12a4 4 0 0 0 4-4v-.5"/></symbol>
<symbol id="og-send" viewBox="0 0 24 24"><path d="M13 3.5 5.5 13.2h5.8l-.8 7.3 8-10.2h-6l.5-6.8Z"/></symbol>
<symbol id="og-skip" viewBox="0 0 24 24"><path d="m5 6 8 6-8 6V6Zm13.5 0v12"/></symbol>
<symbol id="og-tag" viewBox="0 0 24 24"><path d="M8 8.1V8m3.8-4.5H5A1.5 1.5 0 0 0 3.5 5v6.8l8.4 8.4a1.5 1.5 0 0 0 2.1 0l6.2-6.2a1.5 1.5 0 0 0 0-2.1l-8.4-8.4Z"/></symbol>
<symbol id="og-truck" viewBox="0 0 24 24"><path d="M13.5 16.5V5.5h-11v11h2m9 0h-4m4-7.5h4l4 4v3.5h-2m-15 0a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0Zm10 0a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0Z"/></symbol>
<symbol id="og-wrench" viewBox="0 0 24 24"><path d="M15.5 3.5a5 5 0 0 0-5 6.6l-6.6 6.6a2.3 2.3 0 0 0 3.4 3.4l6.6-6.6a5 5 0 0 0 6.3-6.3l-3 3-2.8-.8-.8-2.8 3-3a5 5 0 0 0-1.1-.1Z"/></symbol>
</svg>
`,

"maintenance-mode": () => html`<section class="og-panel">
<svg class="og-panel-icon" aria-hidden="true"><use href="#og-wrench"/></svg>
<h1>${t("maintenance.title")}</h1>
<p>${t("maintenance.text")}</p>
<p class="og-muted">${t("maintenance.reassurance")}</p>
</section>
`,

"ui-elements/not-authorized": () => html`<section class="og-panel">
<svg class="og-panel-icon" aria-hidden="true"><use href="#og-lock"/></svg>
<h1>${t("sign_in.title")}</h1>
<p>${t("sign_in.text")}</p>
<a class="og-button og-button-primary" href="${documentUrl`${or($.auth_url, () => setting("sign_in_url", "/"))}`}">${t("sign_in.button")}</a>
</section>
`,

"ui-elements/loading": () => html`<header class="og-page-title">
<h1>${t("page.title")}</h1>
<p class="og-lead" role="status">${t("page.loading")}</p>
</header>
${each([1, 2], (placeholder) => html`<div class="og-card og-skeleton" aria-hidden="true">
<div class="og-order-header"><div><span class="og-bone og-bone-short"></span><span class="og-bone og-bone-title"></span></div></div>
<div class="og-order-body">
<div class="og-items">
<div class="og-item"><span class="og-bone og-bone-image"></span><div class="og-item-body"><span class="og-bone og-bone-title"></span><span class="og-bone"></span><span class="og-bone og-bone-short"></span></div></div>
<div class="og-item"><span class="og-bone og-bone-image"></span><div class="og-item-body"><span class="og-bone og-bone-title"></span><span class="og-bone"></span><span class="og-bone og-bone-short"></span></div></div>
</div>
<div class="og-summary"><span class="og-bone"></span><span class="og-bone og-bone-short"></span><span class="og-bone"></span></div>
</div>
</div>
`)}`,

"page-title": () => html`<header class="og-page-title">
<h1>${t("page.title")}</h1>
<p class="og-lead">${$.customer && $.customer?.first_name ? html`<bdi>${t("page.greeting", { name: $.customer?.first_name })}</bdi> ` : nothing}${$.next_order ? html`${t("page.next_order", { date: date($.next_order?.place, $.day_format) })}` : $.processing_orders?.length ? html`${t("page.order_on_its_way")}` : html`${t("page.nothing_planned")}`}</p>
</header>
`,

"ui-elements/thumbnails": (order) => html`<ul class="og-thumbs" role="list">
${each(key(select($.order_items, new Keywords({ order: order?.public_id })), "public_id"), (order_item) => ($.product = find($.products, new Keywords({ id: order_item?.product })), html`<li>${$.product && $.product?.image_url ? html`<img src="${url`${$.product?.image_url}`}" alt="" loading="lazy">` : html`<span class="og-noimage"></span>`}<span><bdi>${$.product ? html`${or(or(get($.product, concat(concat("extra_data.i18n_display.", $.locale), ".name")), () => $.product?.display_name), () => $.product?.name)}` : html`${t("item.unknown_product")}`}</bdi>${order_item?.quantity > 1 ? html` <span class="og-muted">× ${order_item?.quantity}</span>` : nothing}</span></li>
`))}</ul>
`,

"order-processing": () => html`${$.attention_orders?.length ? html`<section class="og-section" aria-labelledby="og-attention">
<h2 id="og-attention">${t("attention.title")}</h2>
${each(key($.attention_orders, "public_id"), (order) => ($.payment = find($.payments, new Keywords({ id: order?.payment })), $.order_currency = or(order?.currency_code, () => $.default_currency), html`<article class="og-card og-notice ${order?.status !== "GENERIC_ERROR" ? "og-notice-critical" : ""}" data-order="${order?.public_id}" data-payment="${order?.payment}">
<svg class="og-i" aria-hidden="true"><use href="#og-alert"/></svg>
<div class="og-notice-body">
${order?.status === "CREDIT_CARD_RETRY" ? html`<h3>${t("attention.retry_title")}</h3>
<p>${t("attention.retry_text", { date: date(order?.place, $.day_format) })}</p>
` : order?.status === "REJECTED" ? html`<h3>${t("attention.rejected_title")}</h3>
<p>${t("attention.rejected_text", { date: date(order?.place, $.day_format) })}</p>
` : html`<h3>${t("attention.error_title")}</h3>
<p>${t("attention.error_text", { date: date(order?.place, $.day_format) })}</p>
`}${order?.rejected_message ? html`<p class="og-quote"><bdi>${order?.rejected_message}</bdi></p>
` : nothing}${primitive(order?.tries) > 1 ? html`<p class="og-muted">${t("attention.tries", { count: order?.tries })}</p>
` : nothing}${views["ui-elements/thumbnails"](order)}
${order?.status !== "GENERIC_ERROR" ? html`<div class="og-button-row" @click="${js(0)}">
<button type="button" class="og-button og-button-primary" data-click-target="og-billing-dialog">${t("billing.update")}</button>
${$.payment ? html`<form data-og-action-key="${action("send_payment_email")}">
<input type="hidden" name="order" value="${order?.public_id}">
<input type="hidden" name="payment" value="${$.payment?.public_id}">
<input type="hidden" name="customer" value="${$.customer?.sig_field}">
<button type="submit" class="og-button">${t("billing.email_link")}</button>
</form>
` : nothing}</div>
` : nothing}</div>
</article>
`))}</section>
` : nothing}${$.processing_orders?.length ? html`<section class="og-section" aria-labelledby="og-processing">
<h2 id="og-processing">${t("processing.title")}</h2>
${each(key($.processing_orders, "public_id"), (order) => ($.order_currency = or(order?.currency_code, () => $.default_currency), html`<article class="og-card og-notice" data-order="${order?.public_id}">
<svg class="og-i" aria-hidden="true"><use href="${documentUrl`#${order?.status === "SENT" ? "og-truck" : "og-box"}`}"/></svg>
<div class="og-notice-body">
${order?.status === "SENT" ? html`<h3>${t("processing.sent")}</h3>
` : html`<h3>${t("processing.preparing")}</h3>
`}<p>${t("processing.text", { date: date(order?.place, $.day_format), total: currency(order?.total, $.order_currency) })}</p>
${views["ui-elements/thumbnails"](order)}
</div>
</article>
`))}</section>
` : nothing}`,

"ui-elements/order-index": () => html`<nav class="og-index" aria-label="${t("a11y.order_index")}">
<ul role="list">
${each(key($.upcoming_orders, "public_id"), (order) => html`<li><a href="${documentUrl`#og-order-${order?.public_id}`}">${date(order?.place, $.chip_format)}</a></li>
`)}</ul>
</nav>
`,

"order/order-header": (order) => html`<header class="og-order-header">
<div>
<p class="og-eyebrow">${$.order_index === 0 ? t("order.next") : t("order.later")}<span class="og-relative" data-relative-date="${order?.place}"></span></p>
<h3 class="og-order-date" id="og-order-${order?.public_id}">${date(order?.place, date(order?.place, "YYYY") === $.this_year ? $.day_format : $.day_year_format)}</h3>
<p class="og-muted og-order-contents">${t("order.items", { count: $.items_in_order?.length })} · &#x2066;${currency(order?.total, $.order_currency)}&#x2069;</p>
</div>
${order?.locked ? html`<p class="og-pill"><svg class="og-i" aria-hidden="true"><use href="#og-lock"/></svg>${t("order.locked")}</p>
` : html`<div class="og-order-actions">
${truthy(setting("order_actions.change_date", true)) ? html`<button type="button" data-click-target="og-date-dialog"><svg class="og-i" aria-hidden="true"><use href="#og-calendar"/></svg>${t("order.change_date")}</button>
` : nothing}${truthy(setting("order_actions.send_now", true)) ? html`<button type="button" data-click-target="og-send-dialog"><svg class="og-i" aria-hidden="true"><use href="#og-send"/></svg>${t("order.send_now")}</button>
` : nothing}${truthy(setting("order_actions.skip", true)) ? html`<button type="button" data-click-target="og-skip-dialog"><svg class="og-i" aria-hidden="true"><use href="#og-skip"/></svg>${t("order.skip")}</button>
` : nothing}</div>
`}</header>
`,

"order/payment-notice": (order) => html`${$.payment && !order?.locked && ($.payment?.is_expired || $.expires_before_order) ? html`<div class="og-payment-notice${$.payment?.is_expired ? " og-payment-notice-critical" : ""}">
<svg class="og-i" aria-hidden="true"><use href="#og-alert"/></svg>
${$.payment?.is_expired ? html`<p>${t("payment.notice_expired", { date: $.payment?.cc_exp_date })}</p>
` : html`<p>${t("payment.notice_expiring", { date: $.payment?.cc_exp_date })}</p>
`}${truthy(setting("order_actions.change_billing", true)) ? html`<button type="button" class="og-link" data-click-target="og-billing-dialog">${t("billing.update")}</button>
` : nothing}</div>
` : nothing}`,

"order-item/order-item-badge": (order_item) => html`${$.product && $.product?.discontinued ? html`<span class="og-badge og-badge-critical">${t("badge.discontinued")}</span>
` : $.product && !$.product?.live ? html`<span class="og-badge og-badge-warning">${t("badge.out_of_stock")}</span>
` : nothing}${$.is_prepaid ? html`<span class="og-badge og-badge-accent">${t("badge.prepaid")}</span>
` : order_item?.one_time || !order_item?.subscription ? html`<span class="og-badge">${t("badge.one_time")}</span>
` : truthy(setting("show.pay_as_you_go_badge", false)) ? html`<span class="og-badge">${t("badge.pay_as_you_go")}</span>
` : nothing}`,

"order-item/price-display": (order_item) => html`<p class="og-price">
${$.is_prepaid && order_item?.total_price == 0 ? html`<strong>${t("item.paid")}</strong>
` : order_item?.total_price ? html`${order_item?.show_original_price && order_item?.price - order_item?.total_price > 0 ? html`<s><span class="og-sr">${t("a11y.original_price")} </span>${currency(order_item?.price, $.order_currency)}</s>
<strong class="og-saving">${currency(order_item?.total_price, $.order_currency)}</strong>
` : html`<strong>${currency(order_item?.total_price, $.order_currency)}</strong>
`}${order_item?.quantity > 1 ? html`<small>${t("item.each")}</small>
` : nothing}` : nothing}</p>
`,

"order-item/bundle-item-contents": (order_item) => {
$.components = order_item?.components;
if (!($.components && $.components?.length) && $.subscription) {
$.components = $.subscription?.components;
}
return html`${$.components && $.components?.length ? html`<sm-toggle>
<button type="button" class="og-link" data-toggle-trigger aria-expanded="true">${t("bundle.title", { count: $.components?.length })}</button>
<ul class="og-thumbs" role="list" data-toggle-content>
${each($.components, (component) => (() => {
$.component_product = find($.products, new Keywords({ id: component?.product || component }));
if (!$.component_product && $.subscription && $.subscription?.components) {
$.detail = find($.subscription?.components, new Keywords({ public_id: component }));
if ($.detail) {
$.component_product = find($.products, new Keywords({ id: $.detail?.product }));
}
}
return html`<li>${$.component_product && $.component_product?.image_url ? html`<img src="${url`${$.component_product?.image_url}`}" alt="" loading="lazy">` : html`<span class="og-noimage"></span>`}<span><bdi>${$.component_product ? html`${or(or(get($.component_product, concat(concat("extra_data.i18n_display.", $.locale), ".name")), () => $.component_product?.display_name), () => $.component_product?.name)}` : html`${t("item.unknown_product")}`}</bdi>${component?.quantity > 1 ? html` <span class="og-muted">× ${component?.quantity}</span>` : nothing}</span></li>
`;
})())}</ul>
</sm-toggle>
` : nothing}`;
},

"order-item/prepaid-controls": () => {
$.prepaid = given($.subscription, "subscription", "views/order-item/prepaid-controls.liquid:2:18", "prepaid_subscription_context")?.prepaid_subscription_context;
$.remaining = given($.prepaid, "prepaid", "views/order-item/prepaid-controls.liquid:3:20", "prepaid_orders_remaining")?.prepaid_orders_remaining;
$.total_deliveries = given($.prepaid, "prepaid", "views/order-item/prepaid-controls.liquid:4:27", "prepaid_orders_per_billing")?.prepaid_orders_per_billing;
return html`<div class="og-prepaid">
${$.remaining > 0 ? html`<p><strong>${t("prepaid.remaining", { count: $.remaining })}</strong> <span class="og-muted">${t("prepaid.of", { count: $.total_deliveries })}</span></p>
` : html`<p><strong>${t("prepaid.last")}</strong></p>
`}<progress class="og-progress" max="${$.total_deliveries}" value="${$.total_deliveries - $.remaining}" aria-label="${t("a11y.prepaid_progress")}"></progress>
${given($.prepaid, "prepaid", "views/order-item/prepaid-controls.liquid:12:7", "renewal_behavior")?.renewal_behavior === "autorenew" && $.prepaid?.last_renewal_revenue ? html`<p class="og-muted">${t("prepaid.renews_for", { count: $.total_deliveries, price: currency($.prepaid?.last_renewal_revenue, $.order_currency) })}</p>
` : given($.prepaid, "prepaid", "views/order-item/prepaid-controls.liquid:14:9", "renewal_behavior")?.renewal_behavior === "autorenew" ? html`<p class="og-muted">${t("prepaid.renews", { count: $.total_deliveries })}</p>
` : given($.prepaid, "prepaid", "views/order-item/prepaid-controls.liquid:16:9", "renewal_behavior")?.renewal_behavior === "downgrade" ? html`<p class="og-muted">${t("prepaid.downgrades")}</p>
` : html`<p class="og-muted">${t("prepaid.ends")}</p>
`}<form data-og-action-key="${action("change_renewal_behavior")}">
<input type="hidden" name="subscription" value="${given($.subscription, "subscription", "views/order-item/prepaid-controls.liquid:22:52", "public_id")?.public_id}">
<label><span>${t("prepaid.renewal")}</span><select name="renewal_behavior" @change="${js(1)}">
<option value="autorenew" ?selected="${given($.prepaid, "prepaid", "views/order-item/prepaid-controls.liquid:24:41", "renewal_behavior")?.renewal_behavior === "autorenew"}">${t("prepaid.option_renew")}</option>
<option value="downgrade" ?selected="${given($.prepaid, "prepaid", "views/order-item/prepaid-controls.liquid:25:41", "renewal_behavior")?.renewal_behavior === "downgrade"}">${t("prepaid.option_downgrade")}</option>
<option value="cancel" ?selected="${given($.prepaid, "prepaid", "views/order-item/prepaid-controls.liquid:26:38", "renewal_behavior")?.renewal_behavior === "cancel"}">${t("prepaid.option_cancel")}</option>
</select></label>
</form>
</div>
`;
},

"order-item/quantity-select": (order_item) => {
$.quantities = invoke([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24], "slice", [0, setting("max_quantity", 10)]);
return html`<form data-og-action-key="${action("change_quantity")}">
<input type="hidden" name="order_item" value="${order_item?.public_id}">
<label><span>${t("item.quantity")}</span><select name="quantity">${each($.quantities, (quantity) => html`<option ?selected="${quantity == order_item?.quantity}">${quantity}</option>`)}${!invoke($.quantities, "includes", [order_item?.quantity]) ? html`<option selected>${order_item?.quantity}</option>` : nothing}</select></label>
</form>
`;
},

"ui-elements/frequency": () => html`${raw($.every_period) === 1 ? html`${t("frequency.days", { count: $.every })}` : raw($.every_period) === 2 ? html`${t("frequency.weeks", { count: $.every })}` : raw($.every_period) === 3 ? html`${t("frequency.months", { count: $.every })}` : html`${t("frequency.years", { count: $.every })}`}`,

"ui-elements/frequency#2": () => html`${$.every_period === 1 ? html`${t("frequency.days", { count: $.every })}` : $.every_period === 2 ? html`${t("frequency.weeks", { count: $.every })}` : $.every_period === 3 ? html`${t("frequency.months", { count: $.every })}` : html`${t("frequency.years", { count: $.every })}`}`,

"order-item/frequency-select": () => {
$.is_listed = false;
return html`<form data-og-action-key="${action("change_frequency")}">
<input type="hidden" name="subscription" value="${$.subscription?.public_id}">
<label><span>${t("item.frequency")}</span><select name="frequency">${each($.frequencies, (option) => ($.every = member(option, "every"), $.every_period = option?.every_period, $.is_current = equals($.every, member($.subscription, "every")) && equals($.every_period, $.subscription?.every_period), $.is_listed = or($.is_listed, () => $.is_current), html`<option value="${$.every}_${$.every_period}" ?selected="${$.is_current}">${views["ui-elements/frequency"]()}</option>`))}${!truthy($.is_listed) && member($.subscription, "every") ? ($.every = member($.subscription, "every"), $.every_period = $.subscription?.every_period, html`<option value="${$.every}_${$.every_period}" selected>${views["ui-elements/frequency#2"]()}</option>`) : nothing}</select></label>
</form>
`;
},

"order-item/upgrade-one-time-to-subscription": (order_item) => {
$.saving = get($.incentives_by_product_id, concat(order_item?.product, ".initial.total.max_percent"), 0);
return html`${truthy(and($.product && $.product?.autoship_enabled && $.is_available, () => setting("item_actions.upgrade_to_subscription", true))) ? html`<sm-toggle class="og-upgrade">
<button type="button" class="og-upgrade-trigger" data-toggle-trigger aria-expanded="false"><svg class="og-i" aria-hidden="true"><use href="#og-repeat"/></svg>${truthy($.saving) ? t("upgrade.subscribe_save", { percent: $.saving }) : t("upgrade.subscribe")}</button>
<form data-og-action-key="${action("upgrade_to_subscription")}" data-toggle-content hidden>
<input type="hidden" name="order_item" value="${order_item?.public_id}">
<label><span>${t("item.frequency")}</span><select name="frequency">${each($.frequencies, (option) => ($.every = member(option, "every"), $.every_period = option?.every_period, html`<option value="${$.every}_${$.every_period}">${views["ui-elements/frequency"]()}</option>`))}</select></label>
<button type="submit" class="og-button og-button-primary">${t("upgrade.subscribe")}</button>
</form>
</sm-toggle>
` : nothing}`;
},

"order-item/upgrade-subscription-to-prepaid": () => html`${truthy(and($.product && $.is_available && find($.product?.groups, new Keywords({ group_type: "eligibility", name: "prepaid" })), () => setting("item_actions.upgrade_to_prepaid", true))) ? html`<sm-toggle class="og-upgrade">
<button type="button" class="og-upgrade-trigger" data-toggle-trigger aria-expanded="false"><svg class="og-i" aria-hidden="true"><use href="#og-tag"/></svg>${t("upgrade.prepaid")}</button>
<form data-og-action-key="${action("upgrade_to_prepaid")}" data-toggle-content hidden>
<input type="hidden" name="subscription" value="${$.subscription?.public_id}">
<label><span>${t("upgrade.prepaid_label")}</span><select name="prepaid_orders_per_billing">${each(setting("prepaid.deliveries"), (deliveries) => html`<option value="${deliveries}">${t("upgrade.deliveries", { count: deliveries })}</option>`)}</select></label>
<button type="submit" class="og-button og-button-primary">${t("upgrade.prepaid_save")}</button>
</form>
</sm-toggle>
` : nothing}`,

"order-item/order-controls": (order_item) => html`<div class="og-controls" @change="${js(1)}">
${truthy(setting("item_actions.quantity", true)) ? html`${views["order-item/quantity-select"](order_item)}` : nothing}${truthy(and($.subscription, () => setting("item_actions.frequency", true))) ? html`${views["order-item/frequency-select"]()}` : nothing}</div>
${!$.subscription ? html`${views["order-item/upgrade-one-time-to-subscription"](order_item)}` : !$.is_prepaid ? html`${views["order-item/upgrade-subscription-to-prepaid"]()}` : nothing}`,

"order-item/more-options-dropdown": (order_item) => html`<sm-dropdown><button type="button" class="og-more" data-dropdown-trigger>${t("item.more")}<span class="og-sr"> ${t("a11y.more_for", { name: $.product_name })}</span></button>
<div class="og-menu" role="menu">
${truthy(setting("item_actions.pause", true)) ? html`<button type="button" role="menuitem" data-click-target="og-pause-dialog">${t("item.pause")}</button>
` : nothing}${truthy(setting("item_actions.remove", true)) ? html`<button type="button" role="menuitem" data-click-target="og-remove-item-dialog">${t("item.remove")}</button>
` : nothing}${truthy(setting("item_actions.cancel", true)) ? html`<button type="button" role="menuitem" class="og-critical" data-click-target="og-cancel-sub-dialog-${order_item?.public_id}">${t("item.cancel")}</button>
` : nothing}</div></sm-dropdown>
`,

"dialog-header": () => html`<header>
<h4>${$.dialog_title}</h4>
<button type="button" class="og-dialog-close" aria-label="${t("a11y.close")}"></button>
</header>
`,

"item-level-actions/sku-swap-product-change-dialog": (order_item) => {
$.dialog_title = t("swap.title");
return html`<sm-dialog><dialog id="og-sku-swap-dialog-${order_item?.public_id}">
${views["dialog-header"]()}<form data-og-action-key="${action("change_product")}">
<input type="hidden" name="subscription" value="${given($.subscription, "subscription", "views/item-level-actions/sku-swap-product-change-dialog.liquid:6:52", "public_id")?.public_id}">
<p>${t("swap.text", { name: $.product_name })}</p>
<sm-product-filter>
${primitive(given($.alternatives, "alternatives", "views/item-level-actions/sku-swap-product-change-dialog.liquid:9:7", "length")?.length) > 1 ? html`<label><span>${t("swap.search")}</span><input type="search" data-filter-input autocomplete="off"></label>
<p class="og-muted" role="status" data-filter-status data-none="${t("swap.none_found")}"></p>
` : nothing}<fieldset>
<legend class="og-sr">${t("swap.choose")}</legend>
${each($.alternatives, (candidate) => html`<label><input type="radio" name="product" value="${candidate?.external_product_id}" required>${candidate?.image_url ? html`<img src="${url`${candidate?.image_url}`}" alt="" loading="lazy">` : html`<span class="og-noimage"></span>`}<span dir="auto">${or(or(get(candidate, concat(concat("extra_data.i18n_display.", $.locale), ".name")), () => candidate?.display_name), () => candidate?.name)}</span>${candidate?.price ? html`<span class="og-muted">${currency(candidate?.price, $.order_currency)}</span>` : nothing}</label>
`)}</fieldset>
</sm-product-filter>
<footer>
<button type="button" data-dialog-close>${t("action.keep_item")}</button>
<button type="submit">${t("swap.save")}</button>
</footer>
</form>
</dialog></sm-dialog>
`;
},

"order-item/order-item-buttons": (order_item) => html`<div class="og-item-buttons">
${$.subscription ? html`${given($.alternatives, "alternatives", "views/order-item/order-item-buttons.liquid:4:7", "length")?.length ? html`<button type="button" data-click-target="og-sku-swap-dialog-${order_item?.public_id}">${t("item.swap")}</button>
` : nothing}${truthy(setting("item_actions.skip", true)) ? html`<button type="button" data-click-target="og-skip-item-dialog">${t("item.skip")}</button>
` : nothing}${views["order-item/more-options-dropdown"](order_item)}` : truthy(setting("item_actions.remove", true)) ? html`<button type="button" data-click-target="og-remove-item-dialog">${t("item.remove")}</button>
` : nothing}</div>
${given($.alternatives, "alternatives", "views/order-item/order-item-buttons.liquid:15:7", "length")?.length ? html`${views["item-level-actions/sku-swap-product-change-dialog"](order_item)}` : nothing}`,

"order-item/main": (order_item, order) => {
$.product = find($.products, new Keywords({ id: order_item?.product }));
$.subscription = find($.subscriptions, new Keywords({ id: order_item?.subscription }));
$.swap_group = "";
$.alternatives = [];
$.product_name = t("item.unknown_product");
$.is_available = false;
if ($.product) {
$.product_name = or(or(or(get($.product, concat(concat("extra_data.i18n_display.", $.locale), ".name")), () => $.product?.display_name), () => $.product?.name), () => $.product_name);
$.is_available = $.product?.live && !$.product?.discontinued;
$.swap_group = find($.product?.groups, new Keywords({ group_type: "sku_swap" }));
$.swap_ids = get($.sku_swap, concat("products.", $.product?.external_product_id), []);
if (truthy(and(and(given($.swap_ids, "swap_ids", "views/order-item/main.liquid:13:8", "length")?.length || $.swap_group, () => $.subscription), () => setting("item_actions.swap", true)))) {
each($.products, (candidate) => {
if (truthy(and(candidate?.external_product_id !== $.product?.external_product_id && candidate?.live && !candidate?.discontinued, () => given($.swap_ids, "swap_ids", "views/order-item/main.liquid:15:176", "length")?.length ? invoke(given($.swap_ids, "swap_ids", "views/order-item/main.liquid:15:124", "includes"), "includes", [candidate?.external_product_id]) : find(candidate?.groups, new Keywords({ group_type: "sku_swap", name: given($.swap_group, "swap_group", "views/order-item/main.liquid:15:249", "name")?.name }))))) {
$.alternatives = invoke(given($.alternatives, "alternatives", "views/order-item/main.liquid:16:23", "concat"), "concat", [candidate]);
}
});
}
}
$.is_prepaid = $.subscription && $.subscription?.prepaid_subscription_context;
return html`<li class="og-item" data-order-item="${order_item?.public_id}" data-subscription="${if_defined(order_item?.subscription)}">
<div class="og-item-image">${$.product && $.product?.image_url ? html`<img src="${url`${$.product?.image_url}`}" alt="" loading="lazy">` : html`<span class="og-noimage"></span>`}</div>
<div class="og-item-body">
<div class="og-item-head">
<div>
${views["order-item/order-item-badge"](order_item)}<h4 class="og-item-name" dir="auto">${$.product && $.product?.detail_url ? html`<a href="${documentUrl`${$.product?.detail_url}`}">${$.product_name}</a>` : html`${$.product_name}`}</h4>
</div>
${views["order-item/price-display"](order_item)}</div>
${$.product && $.product?.discontinued ? html`<p class="og-inline-note og-critical">${t("item.discontinued_text")}</p>
` : $.product && !$.product?.live ? html`<p class="og-inline-note og-warning">${t("item.out_of_stock_text")}</p>
` : nothing}${views["order-item/bundle-item-contents"](order_item)}${$.is_prepaid ? html`${views["order-item/prepaid-controls"]()}` : nothing}${order?.locked || order_item?.frozen ? html`<p class="og-muted">${t("item.quantity_of", { count: order_item?.quantity })}</p>
` : html`${views["order-item/order-controls"](order_item)}${views["order-item/order-item-buttons"](order_item)}`}</div>
</li>
`;
},

"order-summary/change-billing": (order) => html`${truthy(and(!order?.locked, () => setting("order_actions.change_billing", true))) ? html`<button type="button" class="og-link" data-click-target="og-billing-dialog">${t("action.change")}<span class="og-sr"> ${t("a11y.payment_method")}</span></button>
` : nothing}`,

"ui-elements/payment-method": () => {
$.card_names = t("payment.card_types");
return html`${!$.payment ? html`<p class="og-inline-note og-critical">${t("payment.missing")}</p>
` : html`<p class="og-payment">${$.payment?.payment_method === "paypal" ? html`<span class="og-card-brand">PayPal</span>` : truthy(and($.card_names, () => member(given($.card_names, "card_names", "views/ui-elements/payment-method.liquid:8:25"), $.payment?.cc_type))) ? html`<span class="og-card-brand">${member(given($.card_names, "card_names", "views/ui-elements/payment-method.liquid:8:86"), $.payment?.cc_type)}</span>` : html`<svg class="og-i" aria-hidden="true"><use href="#og-card"/></svg>`} <span>${$.payment?.cc_number_ending ? html`<span class="og-sr">${t("a11y.card_ending")} </span><span aria-hidden="true">•••• </span><bdi>${$.payment?.cc_number_ending}</bdi>` : $.payment?.label ? html`<bdi>${$.payment?.label}</bdi>` : html`${t("payment.saved")}`}</span></p>
${$.payment?.is_expired ? html`<p class="og-inline-note og-critical">${t("payment.expired", { date: $.payment?.cc_exp_date })}</p>
` : $.payment?.is_expiring && ($.expires_before_order || !$.payment_of_order) ? html`<p class="og-inline-note og-warning">${t("payment.expiring", { date: $.payment?.cc_exp_date })}</p>
` : $.payment?.cc_exp_date && $.payment?.payment_method !== "paypal" ? html`<p class="og-muted">${t("payment.expires", { date: $.payment?.cc_exp_date })}</p>
` : nothing}`}`;
},

"order-summary/payment-details": (order) => html`<section>
<div class="og-summary-head"><h4>${t("summary.payment")}</h4>
${views["order-summary/change-billing"](order)}</div>
${views["ui-elements/payment-method"]()}</section>
`,

"order-summary/change-shipping-buttons": (order) => html`${truthy(and(!order?.locked, () => setting("order_actions.change_shipping", true))) ? html`<button type="button" class="og-link" data-click-target="og-shipping-dialog">${t("action.change")}<span class="og-sr"> ${t("a11y.shipping_address")}</span></button>
` : nothing}`,

"order-summary/shipping-address-card": () => html`<address class="og-address" dir="auto">
${$.address?.first_name || $.address?.last_name ? html`<strong>${$.address?.first_name} ${$.address?.last_name}</strong><br>` : nothing}${$.address?.company_name ? html`${$.address?.company_name}<br>` : nothing}${$.address?.address ? html`${$.address?.address}<br>` : nothing}${$.address?.address2 ? html`${$.address?.address2}<br>` : nothing}${$.address?.city || $.address?.zip_postal_code ? html`${$.address?.city}${$.address?.city && ($.address?.state_province_code || $.address?.zip_postal_code) ? ", " : ""}${$.address?.state_province_code} ${$.address?.zip_postal_code}<br>` : nothing}${$.address?.country_code ? html`${or(and($.countries, () => member(given($.countries, "countries", "views/order-summary/shipping-address-card.liquid:8:48"), $.address?.country_code)), () => $.address?.country_code)}` : nothing}</address>
`,

"order-summary/shipping-details": (order) => html`<section>
<div class="og-summary-head"><h4>${t("summary.shipping")}</h4>
${views["order-summary/change-shipping-buttons"](order)}</div>
${$.address ? html`${views["order-summary/shipping-address-card"]()}` : html`<p class="og-inline-note og-critical">${t("shipping.missing")}</p>
`}</section>
`,

"order-summary/discount-code-form": (order) => html`<sm-toggle>
<button type="button" class="og-link" data-toggle-trigger aria-expanded="false">${t("discount.add")}</button>
<form class="og-inline-form" data-og-action-key="${action("add_discount_code")}" data-toggle-content hidden>
<input type="hidden" name="order" value="${order?.public_id}">
<label><span>${t("discount.label")}</span><input name="code" autocomplete="off" autocapitalize="characters" required></label>
<button type="submit" class="og-button">${t("discount.apply")}</button>
</form>
</sm-toggle>
`,

"order-summary/discount-codes": (order) => {
$.order_codes = get($.discount_codes_by_order_id, order?.public_id, []);
$.subscription_codes = [];
each($.items_in_order, (order_item) => {
if (order_item?.subscription) {
$.subscription_codes = invoke(given($.subscription_codes, "subscription_codes", "views/order-summary/discount-codes.liquid:6:29", "concat"), "concat", [get($.discount_codes_by_subscription_id, order_item?.subscription, [])]);
}
});
return html`${truthy(or(given($.order_codes, "order_codes", "views/order-summary/discount-codes.liquid:9:7", "length")?.length || given($.subscription_codes, "subscription_codes", "views/order-summary/discount-codes.liquid:9:29", "length")?.length, () => setting("discount_codes", true))) ? html`<section>
<h4>${t("discount.title")}</h4>
${given($.order_codes, "order_codes", "views/order-summary/discount-codes.liquid:12:7", "length")?.length || given($.subscription_codes, "subscription_codes", "views/order-summary/discount-codes.liquid:12:29", "length")?.length ? html`<ul class="og-codes" role="list">
${each($.order_codes, (discount) => html`<li><span class="og-code"><svg class="og-i" aria-hidden="true"><use href="#og-tag"/></svg><bdi>${discount?.code}</bdi></span>
<form data-og-action-key="${action("remove_discount_code")}">
<input type="hidden" name="order" value="${order?.public_id}">
<input type="hidden" name="discount_code" value="${discount?.public_id}">
<button type="submit" class="og-link">${t("action.remove")}<span class="og-sr"> ${discount?.code}</span></button>
</form></li>
`)}${each($.subscription_codes, (discount) => html`<li><span class="og-code"><svg class="og-i" aria-hidden="true"><use href="#og-repeat"/></svg><bdi>${discount?.code}</bdi></span> <span class="og-muted">${t("discount.every_order")}</span></li>
`)}</ul>
` : nothing}${truthy(and(!order?.locked, () => setting("discount_codes", true))) ? html`${views["order-summary/discount-code-form"](order)}` : nothing}</section>
` : nothing}`;
},

"order-summary/price-details": (order) => html`<section>
<h4 class="og-sr">${t("summary.total_title")}</h4>
<dl class="og-totals">
<div><dt>${t("summary.subtotal")}</dt><dd>${currency(order?.sub_total, $.order_currency)}</dd></div>
${order?.discount_total > 0 ? html`<div class="og-saving"><dt>${t("summary.discount")}</dt><dd>${currency(0 - order?.discount_total, $.order_currency)}</dd></div>
` : nothing}<div><dt>${t("summary.shipping_cost")}</dt><dd>${order?.shipping_total > 0 && !order?.oos_free_shipping ? html`${currency(order?.shipping_total, $.order_currency)}` : html`${t("summary.free")}`}</dd></div>
${order?.tax_total > 0 ? html`<div><dt>${t("summary.tax")}</dt><dd>${currency(order?.tax_total, $.order_currency)}</dd></div>
` : nothing}<div class="og-total"><dt>${t("summary.total")}</dt><dd>${currency(order?.total, $.order_currency)}</dd></div>
</dl>
</section>
`,

"order-summary/main": (order) => html`<div class="og-summary">
${views["order-summary/payment-details"](order)}${views["order-summary/shipping-details"](order)}${views["order-summary/discount-codes"](order)}${views["order-summary/price-details"](order)}</div>
`,

"order/main": (index, order) => {
$.order_index = index;
$.order_currency = or(order?.currency_code, () => $.default_currency);
$.items_in_order = select($.order_items, new Keywords({ order: order?.public_id }));
$.payment = find($.payments, new Keywords({ id: order?.payment }));
$.payment_of_order = $.payment ? find($.payment?.orders, new Keywords({ id: order?.public_id })) : "";
$.expires_before_order = $.payment_of_order && $.payment_of_order?.payment_will_be_expired;
$.address = find($.addresses, new Keywords({ id: order?.shipping_address }));
return html`<article class="og-card og-order" aria-labelledby="og-order-${order?.public_id}" data-order="${order?.public_id}" data-payment="${order?.payment}" data-address="${order?.shipping_address}" data-place="${order?.place}" @click="${js(0)}">
${views["order/order-header"](order)}
${views["order/payment-notice"](order)}<div class="og-order-body">
<ul class="og-items" role="list">
${each(key($.items_in_order, "public_id"), (order_item) => html`${views["order-item/main"](order_item, order)}`, () => html`<li class="og-empty">${t("order.no_items")}</li>
`)}</ul>
${views["order-summary/main"](order)}
</div>
</article>
`;
},

"upcoming-orders": () => html`${$.upcoming_orders?.length ? html`<section class="og-section" aria-labelledby="og-upcoming">
<h2 id="og-upcoming">${t("upcoming.title")} <span class="og-count">${$.upcoming_orders?.length}</span></h2>
${$.upcoming_orders?.length > 5 ? html`${views["ui-elements/order-index"]()}
` : nothing}${each(key($.upcoming_orders, "public_id"), (order, index) => html`${views["order/main"](index, order)}`)}</section>
` : truthy(or($.inactive_count, () => $.processing_orders?.length)) ? html`<section class="og-section" aria-labelledby="og-upcoming">
<h2 id="og-upcoming">${t("upcoming.title")}</h2>
<p class="og-empty"><svg class="og-i" aria-hidden="true"><use href="#og-calendar"/></svg>${t("upcoming.none")}</p>
</section>
` : nothing}`,

"ui-elements/datepicker-popover": () => html`<sm-datepicker data-previous="${t("a11y.previous_month")}" data-next="${t("a11y.next_month")}">
<label><span>${t("change_date.label")}</span><input type="date" name="date" data-fill="place" .min="${js(2)}" .max="${js(3)}" required></label>
</sm-datepicker>
`,

"inactive-subscriptions/reactivate-subscriptions": (subscription) => {
$.dialog_title = t("reactivate.title");
return html`<div class="og-reactivate">
<button type="button" class="og-button" data-click-target="og-reactivate-dialog-${subscription?.public_id}" @click="${js(0)}">${t("reactivate.open")}<span class="og-sr"> ${$.product_name}</span></button>
<sm-dialog><dialog id="og-reactivate-dialog-${subscription?.public_id}">
${views["dialog-header"]()}
<form data-og-action-key="${action("reactivate_subscription")}">
<p class="og-dialog-subject" dir="auto">${$.product_name}</p>
<input type="hidden" name="subscription" value="${subscription?.public_id}">
<p>${t("reactivate.text")}</p>
<label><span>${t("item.frequency")}</span><select name="frequency">${each($.frequencies, (option) => ($.every = member(option, "every"), $.every_period = option?.every_period, html`<option value="${$.every}_${$.every_period}" ?selected="${equals($.every, member(subscription, "every")) && equals($.every_period, subscription?.every_period)}">${views["ui-elements/frequency"]()}</option>`))}</select></label>
${views["ui-elements/datepicker-popover"]()}
<footer>
<button type="button" data-dialog-close>${t("action.not_now")}</button>
<button type="submit">${t("reactivate.save")}</button>
</footer>
</form>
</dialog></sm-dialog>
</div>
`;
},

"inactive-subscriptions/main": () => {
$.order_currency = $.default_currency;
return html`<section class="og-section" aria-labelledby="og-inactive">
<h2 id="og-inactive">${t("inactive.title")} <span class="og-count">${$.inactive_count}</span></h2>
<p class="og-muted">${t("inactive.text")}</p>
<ul class="og-card og-inactive" role="list">
${each(key($.subscriptions, "public_id"), (subscription) => html`${!subscription?.live && !truthy(get(subscription, "extra_data.hide")) ? (() => {
$.product = find($.products, new Keywords({ id: subscription?.product }));
$.product_name = t("item.unknown_product");
if ($.product) {
$.product_name = or(or(or(get($.product, concat(concat("extra_data.i18n_display.", $.locale), ".name")), () => $.product?.display_name), () => $.product?.name), () => $.product_name);
}
$.every = member(subscription, "every");
$.every_period = subscription?.every_period;
return html`<li class="og-item">
<div class="og-item-image">${$.product && $.product?.image_url ? html`<img src="${url`${$.product?.image_url}`}" alt="" loading="lazy">` : html`<span class="og-noimage"></span>`}</div>
<div class="og-item-body">
<h3 class="og-item-name" dir="auto">${$.product_name}</h3>
<p class="og-muted">${$.every ? html`${views["ui-elements/frequency#2"]()}${" · "}` : nothing}${t("item.quantity_of", { count: subscription?.quantity })}</p>
${subscription?.cancelled ? html`<p class="og-muted">${t("inactive.cancelled_on", { date: date(subscription?.cancelled, $.short_format) })}</p>
` : nothing}</div>
${$.product && $.product?.live && !$.product?.discontinued ? html`${views["inactive-subscriptions/reactivate-subscriptions"](subscription)}` : html`<span class="og-badge og-badge-critical">${t("inactive.unavailable")}</span>
`}</li>
`;
})() : nothing}`)}</ul>
</section>
`;
},

"inactive-subscriptions/no-subscriptions": () => html`<section class="og-panel">
<svg class="og-panel-icon" aria-hidden="true"><use href="#og-box"/></svg>
<h2>${t("empty.title")}</h2>
<p>${t("empty.text")}</p>
<a class="og-button og-button-primary" href="${documentUrl`${setting("shop_url", "/")}`}">${t("empty.shop")}</a>
<ul class="og-benefits" role="list">
<li><svg class="og-i" aria-hidden="true"><use href="#og-tag"/></svg>${t("empty.benefit_save")}</li>
<li><svg class="og-i" aria-hidden="true"><use href="#og-calendar"/></svg>${t("empty.benefit_control")}</li>
<li><svg class="og-i" aria-hidden="true"><use href="#og-repeat"/></svg>${t("empty.benefit_cancel")}</li>
</ul>
</section>
`,

"ui-elements/help": () => {
$.threshold = currency(setting("free_shipping_threshold", 50), $.default_currency);
return html`<section class="og-section og-help" aria-labelledby="og-help">
<h2 id="og-help">${t("help.title")}</h2>
<div class="og-help-list">
<details><summary>${t("help.shipping")}</summary><div class="og-prose">
<p>${each(t("help.shipping_time"), (text, index) => html`${index % 2 ? html`<strong>${text}</strong>` : html`${text}`}`)}</p>
<ul>
<li>${t("help.shipping_free", { threshold: $.threshold })}</li>
${each(t("help.shipping_points"), (point) => html`<li>${point}</li>
`)}</ul>
</div></details>
<details><summary>${t("help.changes")}</summary><div class="og-prose">
<p>${t("help.changes_intro")}</p>
<ul>
${each(t("help.changes_points"), (point) => html`<li>${each(point, (text, index) => html`${index % 2 ? html`<strong>${text}</strong>` : html`${text}`}`)}</li>
`)}</ul>
</div></details>
<details><summary>${t("help.payment")}</summary><div class="og-prose">
<p>${each(t("help.payment_charge"), (text, index) => html`${index % 2 ? html`<em>${text}</em>` : html`${text}`}`)}</p>
<p>${t("help.payment_failed")}</p>
</div></details>
</div>
</section>
`;
},

"order-level-actions/change-order-date": () => {
$.dialog_title = t("change_date.title");
return html`<sm-dialog><dialog id="og-date-dialog">
${views["dialog-header"]()}
<form data-og-action-key="${action("change_shipment_date")}">
<input type="hidden" name="order" data-fill="order">
<p>${t("change_date.text")}</p>
${views["ui-elements/datepicker-popover"]()}
<footer>
<button type="button" data-dialog-close>${t("action.keep_date")}</button>
<button type="submit">${t("change_date.save")}</button>
</footer>
</form>
</dialog></sm-dialog>
`;
},

"order-level-actions/send-order-now": () => {
$.dialog_title = t("send_now.title");
return html`<sm-dialog><dialog id="og-send-dialog">
${views["dialog-header"]()}
<form data-og-action-key="${action("send_now")}">
<input type="hidden" name="order" data-fill="order">
<p class="og-dialog-subject"><span data-fill="date"></span><small data-fill="contents"></small></p>
<p>${t("send_now.text")}</p>
<footer>
<button type="button" data-dialog-close>${t("action.not_now")}</button>
<button type="submit">${t("send_now.save")}</button>
</footer>
</form>
</dialog></sm-dialog>
`;
},

"order-level-actions/skip-order": () => {
$.dialog_title = t("skip_order.title");
return html`<sm-dialog><dialog id="og-skip-dialog">
${views["dialog-header"]()}
<form data-og-action-key="${action("skip_shipment")}">
<input type="hidden" name="order" data-fill="order">
<p class="og-dialog-subject"><span data-fill="date"></span><small data-fill="contents"></small></p>
<p>${t("skip_order.text")}</p>
<footer>
<button type="button" data-dialog-close>${t("action.keep_order")}</button>
<button type="submit">${t("skip_order.save")}</button>
</footer>
</form>
</dialog></sm-dialog>
`;
},

"ui-elements/payment-label": (payment) => {
$.card_names = t("payment.card_types");
return html`<bdi>${payment?.payment_method === "paypal" ? html`PayPal` : truthy(and($.card_names, () => member(given($.card_names, "card_names", "views/ui-elements/payment-label.liquid:5:25"), payment?.cc_type))) ? html`${member(given($.card_names, "card_names", "views/ui-elements/payment-label.liquid:5:58"), payment?.cc_type)}` : html`${t("payment.saved")}`}</bdi>${payment?.cc_number_ending ? html` <bdi>•••• ${payment?.cc_number_ending}</bdi>` : nothing}
${payment?.is_expired ? html`<small class="og-critical">${t("payment.expired", { date: payment?.cc_exp_date })}</small>
` : payment?.cc_exp_date && payment?.payment_method !== "paypal" ? html`<small class="og-muted">${t("payment.expires", { date: payment?.cc_exp_date })}</small>
` : nothing}`;
},

"order-summary/change-billing-dialog": () => {
$.dialog_title = t("billing.title");
$.saved_payment = find($.payments, new Keywords({ live: true }));
return html`<sm-dialog><dialog id="og-billing-dialog">
${views["dialog-header"]()}
<form data-og-action-key="${action("change_payment")}">
<input type="hidden" name="order" data-fill="order">
${$.saved_payment ? html`<p>${t("billing.text")}</p>
<fieldset data-fill="payment">
<legend class="og-sr">${t("billing.choose")}</legend>
${each($.payments, (payment) => html`${payment?.live ? html`<label><input type="radio" name="payment" value="${payment?.public_id}" ?disabled="${payment?.is_expired}" required><span>
${views["ui-elements/payment-label"](payment)}</span></label>
` : nothing}`)}</fieldset>
` : html`<p>${t("billing.none")}</p>
`}<p class="og-muted">${t("billing.hint")}</p>
<footer>
<a class="og-button" href="${documentUrl`${setting("change_billing_url", "#")}`}">${t("billing.add")}</a>
${$.saved_payment ? html`<button type="submit">${t("billing.save")}</button>
` : nothing}</footer>
</form>
</dialog></sm-dialog>
`;
},

"ui-elements/address-label": (address) => html`<bdi><strong>${address?.first_name} ${address?.last_name}</strong></bdi> <bdi class="og-muted">${address?.address}${address?.address && address?.city ? ", " : ""}${address?.city} ${address?.zip_postal_code}</bdi>
`,

"order-summary/change-shipping-dialog": () => {
$.dialog_title = t("shipping.title");
$.is_required = setting("required_fields.shipping_address", ({}));
return html`<sm-dialog><dialog id="og-shipping-dialog" class="og-dialog-wide">
${views["dialog-header"]()}
<form data-og-action-key="${action("change_shipping_address")}">
<input type="hidden" name="order" data-fill="order">
<input type="hidden" name="customer" value="${$.customer?.sig_field}">
<fieldset data-fill="address">
<legend>${t("shipping.choose")}</legend>
${each($.addresses, (address) => html`${address?.live ? html`<label><input type="radio" name="shipping_address" value="${address?.public_id}"><span>
${views["ui-elements/address-label"](address)}</span></label>
` : nothing}`)}<label><input type="radio" name="shipping_address" value="" data-reveals="og-new-address"><span>${t("shipping.new")}</span></label>
</fieldset>
<fieldset id="og-new-address" hidden disabled>
<legend class="og-sr">${t("shipping.new")}</legend>
<div class="og-grid">
<label><span>${t("address.first_name")}</span><input name="first_name" autocomplete="given-name" ?required="${given($.is_required, "is_required", "views/order-summary/change-shipping-dialog.liquid:23:116", "first_name")?.first_name}"></label>
<label><span>${t("address.last_name")}</span><input name="last_name" autocomplete="family-name" ?required="${given($.is_required, "is_required", "views/order-summary/change-shipping-dialog.liquid:24:115", "last_name")?.last_name}"></label>
<label class="og-wide"><span>${t("address.company_name")}</span><input name="company_name" autocomplete="organization" ?required="${given($.is_required, "is_required", "views/order-summary/change-shipping-dialog.liquid:25:138", "company_name")?.company_name}"></label>
<label class="og-wide"><span>${t("address.address")}</span><input name="address" autocomplete="address-line1" ?required="${given($.is_required, "is_required", "views/order-summary/change-shipping-dialog.liquid:26:129", "address")?.address}"></label>
<label class="og-wide"><span>${t("address.address2")}</span><input name="address2" autocomplete="address-line2" ?required="${given($.is_required, "is_required", "views/order-summary/change-shipping-dialog.liquid:27:131", "address2")?.address2}"></label>
<label><span>${t("address.city")}</span><input name="city" autocomplete="address-level2" ?required="${given($.is_required, "is_required", "views/order-summary/change-shipping-dialog.liquid:28:108", "city")?.city}"></label>
<label><span>${t("address.zip_postal_code")}</span><input name="zip_postal_code" autocomplete="postal-code" ?required="${given($.is_required, "is_required", "views/order-summary/change-shipping-dialog.liquid:29:127", "zip_postal_code")?.zip_postal_code}"></label>
<sm-country-state-dropdown class="og-wide" .localizedCountries="${$.countries}" .enabledCountries="${setting("enabled_countries")}">
<label><span>${t("address.country_code")}</span><select name="country_code" autocomplete="country" ?required="${given($.is_required, "is_required", "views/order-summary/change-shipping-dialog.liquid:31:118", "country_code")?.country_code}"><option value="">${t("address.choose")}</option></select></label>
<label><span>${t("address.state_province_code")}</span><select name="state_province_code" autocomplete="address-level1" ?required="${given($.is_required, "is_required", "views/order-summary/change-shipping-dialog.liquid:32:139", "state_province_code")?.state_province_code}"><option value="">${t("address.choose")}</option></select></label>
</sm-country-state-dropdown>
<label class="og-wide"><span>${t("address.phone")}</span><input type="tel" name="phone" autocomplete="tel" ?required="${given($.is_required, "is_required", "views/order-summary/change-shipping-dialog.liquid:34:126", "phone")?.phone}"></label>
</div>
</fieldset>
<label class="og-check"><input type="checkbox" name="use_for_all" value="true"><span>${t("shipping.use_for_all")}</span></label>
<footer>
<button type="button" data-dialog-close>${t("action.not_now")}</button>
<button type="submit">${t("shipping.save")}</button>
</footer>
</form>
</dialog></sm-dialog>
`;
},

"item-level-actions/skip-item-dialog": () => {
$.dialog_title = t("skip_item.title");
return html`<sm-dialog><dialog id="og-skip-item-dialog">
${views["dialog-header"]()}
<form data-og-action-key="${action("skip_subscription")}">
<input type="hidden" name="subscription" data-fill="subscription">
<input type="hidden" name="order" data-fill="order">
<p class="og-dialog-subject" data-fill="name"></p>
<p>${t("skip_item.text")}</p>
<footer>
<button type="button" data-dialog-close>${t("action.keep_item")}</button>
<button type="submit">${t("skip_item.save")}</button>
</footer>
</form>
</dialog></sm-dialog>
`;
},

"item-level-actions/remove-item": () => {
$.dialog_title = t("remove_item.title");
return html`<sm-dialog><dialog id="og-remove-item-dialog">
${views["dialog-header"]()}
<form data-og-action-key="${action("delete_item")}">
<input type="hidden" name="order_item" data-fill="order_item">
<input type="hidden" name="order" data-fill="order">
<p class="og-dialog-subject" data-fill="name"></p>
<p>${t("remove_item.text")}</p>
<footer>
<button type="button" data-dialog-close>${t("action.keep_item")}</button>
<button type="submit" class="og-critical">${t("remove_item.save")}</button>
</footer>
</form>
</dialog></sm-dialog>
`;
},

"item-level-actions/pause-subscription-options": () => html`<fieldset>
<legend>${t("pause.how_long")}</legend>
${each(setting("pause_months"), (months, index) => html`<label><input type="radio" name="order_date" data-months="${months}" ?checked="${index === 0}" required><span>${t("pause.months", { count: months })}</span></label>
`)}</fieldset>
`,

"item-level-actions/pause-subscription-dialog": () => {
$.dialog_title = t("pause.title");
return html`<sm-dialog><dialog id="og-pause-dialog">
${views["dialog-header"]()}
<form data-og-action-key="${action("pause_subscription")}">
<input type="hidden" name="order" data-fill="order">
<input type="hidden" name="subscription" data-fill="subscription">
<p class="og-dialog-subject" data-fill="name"></p>
<p>${t("pause.text")}</p>
${views["item-level-actions/pause-subscription-options"]()}
<footer>
<button type="button" data-dialog-close>${t("action.not_now")}</button>
<button type="submit">${t("pause.save")}</button>
</footer>
</form>
</dialog></sm-dialog>
`;
},

"item-level-actions/cancel-reasons": () => html`<fieldset>
<legend>${t("cancel.why")}</legend>
${each(entries(t("cancel.reasons")), (reason) => html`<label><input type="radio" name="cancel_reason" value="${member(reason, 0)}" required><span>${member(reason, 1)}</span></label>
`)}</fieldset>
`,

"item-level-actions/cancel-subscription-dialog": () => {
$.dialog_title = t("cancel.title");
return html`<sm-dialog><dialog id="og-cancel-sub-dialog">
${views["dialog-header"]()}
<p class="og-dialog-subject" data-fill="name"></p>
<sm-multistep>
<div data-step="options">
<p>${t("cancel.before_you_go")}</p>
<div class="og-options">
${truthy(setting("cancel_flow.offer_swap", true)) ? html`<button type="button" data-go="swap">${t("cancel.option_swap")}</button>
` : nothing}${truthy(setting("cancel_flow.offer_skip", true)) ? html`<button type="button" data-go="skip">${t("cancel.option_skip")}</button>
` : nothing}${truthy(setting("cancel_flow.offer_pause", true)) ? html`<button type="button" data-go="pause">${t("cancel.option_pause")}</button>
` : nothing}</div>
<footer>
<button type="button" data-dialog-close>${t("action.keep_subscription")}</button>
<button type="button" class="og-critical" data-go="reason">${t("cancel.continue")}</button>
</footer>
</div>
<form data-step="swap" data-og-action-key="${action("change_product")}">
<input type="hidden" name="subscription" data-fill="subscription">
<label><span>${t("cancel.swap_label")}</span><select name="product" data-fill="alternatives"></select></label>
<footer>
<button type="button" data-back-button>${t("action.back")}</button>
<button type="submit">${t("swap.save")}</button>
</footer>
</form>
<form data-step="skip" data-og-action-key="${action("skip_subscription")}">
<input type="hidden" name="order" data-fill="order">
<input type="hidden" name="subscription" data-fill="subscription">
<p>${t("skip_item.text")}</p>
<footer>
<button type="button" data-back-button>${t("action.back")}</button>
<button type="submit">${t("skip_item.save")}</button>
</footer>
</form>
<form data-step="pause" data-og-action-key="${action("pause_subscription")}">
<input type="hidden" name="order" data-fill="order">
<input type="hidden" name="subscription" data-fill="subscription">
${views["item-level-actions/pause-subscription-options"]()}
<footer>
<button type="button" data-back-button>${t("action.back")}</button>
<button type="submit">${t("pause.save")}</button>
</footer>
</form>
<form data-step="reason" data-og-action-key="${action("cancel_subscription")}">
<input type="hidden" name="subscription" data-fill="subscription">
${views["item-level-actions/cancel-reasons"]()}
<footer>
<button type="button" data-back-button>${t("action.back")}</button>
<button type="submit" class="og-critical">${t("cancel.save")}</button>
</footer>
</form>
</sm-multistep>
</dialog></sm-dialog>
`;
},

"ui-elements/shared-dialogs": () => html`${truthy(setting("order_actions.change_date", true)) ? html`${views["order-level-actions/change-order-date"]()}
` : nothing}${truthy(setting("order_actions.send_now", true)) ? html`${views["order-level-actions/send-order-now"]()}
` : nothing}${truthy(setting("order_actions.skip", true)) ? html`${views["order-level-actions/skip-order"]()}
` : nothing}${truthy(setting("order_actions.change_billing", true)) ? html`${views["order-summary/change-billing-dialog"]()}
` : nothing}${truthy(setting("order_actions.change_shipping", true)) ? html`${views["order-summary/change-shipping-dialog"]()}
` : nothing}${truthy(setting("item_actions.skip", true)) ? html`${views["item-level-actions/skip-item-dialog"]()}
` : nothing}${truthy(setting("item_actions.remove", true)) ? html`${views["item-level-actions/remove-item"]()}
` : nothing}${truthy(setting("item_actions.pause", true)) ? html`${views["item-level-actions/pause-subscription-dialog"]()}
` : nothing}${truthy(setting("item_actions.cancel", true)) ? html`${views["item-level-actions/cancel-subscription-dialog"]()}
` : nothing}`,

"ui-elements/notifications": () => {
$.notification_texts = t("notification");
return html`<sm-notifications class="og-notifications" role="region" aria-label="${t("a11y.notifications")}">
${each($.notifications, (notification) => ($.is_error = contains("error", notification), $.words = and($.notification_texts, () => or(member(given($.notification_texts, "notification_texts", "views/ui-elements/notifications.liquid:7:40"), notification?.message), () => $.is_error ? given($.notification_texts, "notification_texts", "views/ui-elements/notifications.liquid:7:85", "error")?.error : given($.notification_texts, "notification_texts", "views/ui-elements/notifications.liquid:7:127", "saved")?.saved)), html`<div class="og-toast" role="${$.is_error ? "alert" : "status"}" data-type="${$.is_error ? "error" : "success"}">
<svg class="og-i" aria-hidden="true"><use href="${documentUrl`#${$.is_error ? "og-alert" : "og-check"}`}"/></svg>
<p dir="auto">${invoke(notification?.message, "includes", ["_"]) ? $.words : notification?.message}</p>
<button type="button" class="og-dialog-close" data-notification-close aria-label="${t("a11y.dismiss")}"></button>
</div>
`))}</sm-notifications>
`;
},

"main": () => {
$.default_currency = setting("currency_code", "USD");
$.day_format = t("formats.day");
$.countries = t("countries");
$.day_year_format = t("formats.day_and_year");
$.chip_format = t("formats.chip");
$.short_format = t("formats.short_day");
$.frequencies = setting("frequencies");
$.retrying_orders = select($.orders, new Keywords({ status: "CREDIT_CARD_RETRY" }));
$.failing_orders = select($.orders, new Keywords({ status: "GENERIC_ERROR" }));
$.rejected_orders = select($.orders, new Keywords({ status: "REJECTED" }));
$.attention_orders = sort(invoke($.rejected_orders, "concat", [$.retrying_orders, $.failing_orders]), "place");
$.sending_orders = select($.orders, new Keywords({ status: "SEND_NOW" }));
$.pending_orders = select($.orders, new Keywords({ status: "PENDING_PLACEMENT" }));
$.sent_orders = select($.orders, new Keywords({ status: "SENT" }));
$.processing_orders = sort(invoke($.sending_orders, "concat", [$.pending_orders, $.sent_orders]), "place");
$.upcoming_orders = sort(select($.orders, new Keywords({ status: "UNSENT" })), "place");
$.next_order = first($.upcoming_orders);
$.this_year = $.next_order ? date($.next_order?.place, "YYYY") : "";
$.inactive_count = 0;
each($.subscriptions, (subscription) => {
if (!subscription?.live && !truthy(get(subscription, "extra_data.hide"))) {
$.inactive_count = plus($.inactive_count, 1);
}
});
return html`${views["ui-elements/icons"]()}
<main class="og-page">
${truthy(setting("maintenance_mode", false)) ? html`${views["maintenance-mode"]()}
` : $.customer && $.customer?.authorized === false ? html`${views["ui-elements/not-authorized"]()}
` : $.loading ? html`${views["ui-elements/loading"]()}
` : html`${views["page-title"]()}
${views["order-processing"]()}
${views["upcoming-orders"]()}
${truthy(and($.inactive_count, () => setting("show.inactive_subscriptions", true))) ? html`${views["inactive-subscriptions/main"]()}
` : !$.upcoming_orders?.length && !$.processing_orders?.length && !$.attention_orders?.length ? html`${views["inactive-subscriptions/no-subscriptions"]()}
` : nothing}${truthy(setting("show.help", true)) ? html`${views["ui-elements/help"]()}
` : nothing}${$.upcoming_orders?.length || $.attention_orders?.length ? html`${views["ui-elements/shared-dialogs"]()}
` : nothing}`}${views["ui-elements/notifications"]()}
</main>
`;
},
};
return (variables) => {
$ = variables;
return views.main();
};
},
settings: {"cancel_flow":{"offer_pause":true,"offer_skip":true,"offer_swap":true},"change_billing_url":"/account/payment-methods","currency_code":"USD","discount_codes":true,"enabled_countries":["US","CA","GB","DE","FR","ES","IT","NL","JP","AU","MX","AE","SA"],"free_shipping_threshold":50,"frequencies":[{"every":1,"every_period":2},{"every":2,"every_period":2},{"every":1,"every_period":3},{"every":2,"every_period":3},{"every":3,"every_period":3},{"every":6,"every_period":3}],"item_actions":{"cancel":true,"frequency":true,"pause":true,"quantity":true,"remove":true,"skip":true,"swap":true,"upgrade_to_prepaid":true,"upgrade_to_subscription":true},"maintenance_mode":false,"max_quantity":8,"order_actions":{"change_billing":true,"change_date":true,"change_shipping":true,"send_now":true,"skip":true},"pause_months":[1,2,3],"prepaid":{"deliveries":[3,6,12]},"required_fields":{"shipping_address":{"address":true,"address2":false,"city":true,"company_name":false,"country_code":true,"first_name":true,"last_name":true,"phone":false,"state_province_code":true,"zip_postal_code":true}},"shop_url":"/collections/all","show":{"help":true,"inactive_subscriptions":true,"pay_as_you_go_badge":false},"sign_in_url":"/account/login"},
locales: ["ar", "de-DE", "en-US", "es-ES", "fr-CA", "ja-JP"],
deferred: ["max", "min"],
};
