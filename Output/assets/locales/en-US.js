(ogPreview.texts ??= {})["en-US"] = ({ html, nothing, plain }) => ({
a11y: {
card_ending: "Card ending in",
close: "Close",
dismiss: "Dismiss message",
more_for: ($) => plain`for ${$.name}`,
next_month: "Next month",
notifications: "Messages",
order_index: "Upcoming orders by date",
original_price: "Regular price",
payment_method: "payment method",
prepaid_progress: "Prepaid deliveries used",
previous_month: "Previous month",
shipping_address: "shipping address"
},
action: {
back: "Back",
change: "Change",
keep_date: "Keep this date",
keep_item: "Keep as it is",
keep_order: "Keep this order",
keep_subscription: "Keep subscription",
not_now: "Not now",
remove: "Remove"
},
address: {
address: "Street address",
address2: "Apartment, suite (optional)",
choose: "Choose…",
city: "City",
company_name: "Company (optional)",
country_code: "Country",
first_name: "First name",
last_name: "Last name",
phone: "Phone (optional)",
state_province_code: "State or province",
zip_postal_code: "Postal code"
},
attention: {
error_text: ($) => plain`Something went wrong on our side with your order of ${$.date}. There is nothing for you to do: we are looking into it.`,
error_title: "This order is delayed",
rejected_text: ($) => plain`We could not charge your payment method for the order of ${$.date}, so it was not sent. Update your payment to keep your subscriptions going.`,
rejected_title: "Payment failed, order not sent",
retry_text: ($) => plain`Your payment for the order of ${$.date} did not go through. We will try again soon; updating your payment method helps.`,
retry_title: "We could not charge your card",
title: "Needs your attention",
tries: {
one: ($) => plain`Tried ${$.count} time so far`,
other: ($) => plain`Tried ${$.count} times so far`
}
},
badge: {
discontinued: "Discontinued",
one_time: "One-time",
out_of_stock: "Out of stock",
pay_as_you_go: "Pay as you go",
prepaid: "Prepaid"
},
billing: {
add: "Add a payment method",
choose: "Payment method",
email_link: "Email me a secure link",
hint: "The change also applies to the subscriptions in this order.",
none: "You have no saved payment method yet.",
save: "Use this one",
text: "Choose how this order is paid.",
title: "Change payment method",
update: "Update payment"
},
bundle: {
title: {
one: ($) => plain`What’s inside (${$.count} product)`,
other: ($) => plain`What’s inside (${$.count} products)`
}
},
cancel: {
before_you_go: "Perhaps one of these suits you better?",
continue: "Continue to cancel",
option_pause: "Pause for a while",
option_skip: "Skip the next delivery",
option_swap: "Swap for another product",
reasons: {
"1": "I have too much of it",
"2": "It costs too much",
"3": "I want something else",
"4": "It was not what I hoped for",
"5": "Another reason"
},
save: "Cancel subscription",
swap_label: "Send me this instead",
title: "Cancel subscription",
why: "Why are you leaving?"
},
change_date: {
label: "Date",
save: "Save new date",
text: "Everything in this order moves to the date you choose. Later orders follow from there.",
title: "Change order date"
},
countries: {
AE: "United Arab Emirates",
AU: "Australia",
CA: "Canada",
DE: "Germany",
ES: "Spain",
FR: "France",
GB: "United Kingdom",
IT: "Italy",
JP: "Japan",
MX: "Mexico",
NL: "Netherlands",
SA: "Saudi Arabia",
US: "United States"
},
discount: {
add: "Add a discount code",
apply: "Apply",
every_order: "On every delivery",
label: "Discount code",
title: "Discounts"
},
empty: {
benefit_cancel: "Pause or cancel whenever you like",
benefit_control: "Choose how often, skip when you need to",
benefit_save: "Save on every delivery",
shop: "Browse products",
text: "Subscribe to the things you use every day, and they arrive before you run out.",
title: "No subscriptions yet"
},
formats: {
chip: "MMM D",
day: "dddd, MMMM D",
day_and_year: "dddd, MMMM D, YYYY",
short_day: "MMM D, YYYY"
},
frequency: {
days: {
one: "Every day",
other: ($) => plain`Every ${$.count} days`
},
months: {
one: "Every month",
other: ($) => plain`Every ${$.count} months`
},
weeks: {
one: "Every week",
other: ($) => plain`Every ${$.count} weeks`
},
years: {
one: "Every year",
other: ($) => plain`Every ${$.count} years`
}
},
help: {
changes: "Skipping, pausing and cancelling",
changes_intro: "You are in charge, up to the evening before an order is sent.",
changes_points: [["", "Skip", " an order or a single item, and it comes back next time."], ["", "Pause", " a subscription for a few months. It starts again by itself."], ["", "Cancel", " in a few clicks. There is no minimum term."]],
payment: "Payment and prices",
payment_charge: ["We charge your card when an order is sent, ", "never earlier", ". Prices are those of that day, and your subscriber discount is always included."],
payment_failed: "If a payment does not go through, we try again and let you know. Your subscriptions stay as they are.",
shipping: "Shipping and delivery",
shipping_free: ($) => plain`Shipping is free from ${$.threshold}.`,
shipping_points: ["You get an email with a tracking link as soon as your parcel is on its way.", "Moving house? Change the address in the order, for one order or for all."],
shipping_time: ["Orders leave our warehouse on the day shown above, and usually arrive within ", "two to four days", "."],
title: "Good to know"
},
inactive: {
cancelled_on: ($) => plain`Cancelled on ${$.date}`,
text: "Ended subscriptions stay here, in case you would like them back.",
title: "Past subscriptions",
unavailable: "No longer available"
},
item: {
cancel: "Cancel subscription",
discontinued_text: "This product is no longer made and will not be sent. Swap it for another, or remove it.",
each: "each",
frequency: "Deliver",
more: "More",
out_of_stock_text: "Out of stock right now. It will be sent when it is back, without extra shipping.",
paid: "Paid",
pause: "Pause subscription",
quantity: "Quantity",
quantity_of: ($) => plain`Quantity: ${$.count}`,
remove: "Remove from order",
skip: "Skip this time",
swap: "Swap",
unknown_product: "Product"
},
maintenance: {
reassurance: "Your orders and subscriptions are safe and go out as planned.",
text: "We are making some improvements. Please come back in a little while.",
title: "We’ll be right back"
},
notification: {
error: "Something went wrong. Please try again.",
saved: "Your changes are saved."
},
order: {
change_date: "Change date",
items: {
one: ($) => plain`${$.count} item`,
other: ($) => plain`${$.count} items`
},
later: "Upcoming",
locked: "Being prepared, can no longer be changed",
next: "Next order",
no_items: "There is nothing in this order.",
send_now: "Send now",
skip: "Skip order"
},
page: {
greeting: ($) => plain`Hello ${$.name}.`,
loading: "Loading your orders…",
next_order: ($) => plain`Your next order goes out on ${$.date}.`,
nothing_planned: "You have no orders planned at the moment.",
order_on_its_way: "Your order is on its way.",
title: "Your subscriptions"
},
pause: {
how_long: "For how long?",
months: {
one: ($) => plain`${$.count} month`,
other: ($) => plain`${$.count} months`
},
save: "Pause subscription",
text: "Nothing is sent or charged while you pause. It starts again by itself.",
title: "Pause subscription"
},
payment: {
card_types: {
"American Express": "American Express",
Diners: "Diners Club",
Discover: "Discover",
JCB: "JCB",
Mastercard: "Mastercard",
Visa: "Visa"
},
expired: ($) => plain`Expired ${$.date}`,
expires: ($) => plain`Expires ${$.date}`,
expiring: ($) => plain`Expires soon (${$.date})`,
missing: "No payment method",
notice_expired: ($) => plain`The card for this order expired ${$.date}. Update it, so that we can send the order.`,
notice_expiring: ($) => plain`The card for this order is good until ${$.date} and will have expired by then.`,
saved: "Saved payment method"
},
prepaid: {
downgrades: "Then you pay for each delivery as it goes out.",
ends: "Then the subscription ends.",
last: "All prepaid deliveries are on their way",
of: {
one: ($) => plain`of ${$.count}`,
other: ($) => plain`of ${$.count}`
},
option_cancel: "Stop",
option_downgrade: "Pay per delivery",
option_renew: "Renew",
remaining: {
one: ($) => plain`${$.count} delivery left`,
other: ($) => plain`${$.count} deliveries left`
},
renewal: "After that",
renews: {
one: ($) => plain`Then ${$.count} more delivery is billed.`,
other: ($) => plain`Then ${$.count} more deliveries are billed.`
},
renews_for: {
one: ($) => plain`Then ${$.count} more delivery for ${$.price}.`,
other: ($) => plain`Then ${$.count} more deliveries for ${$.price}.`
}
},
processing: {
preparing: "We are preparing your order",
sent: "Your order is on its way",
text: ($) => plain`Order of ${$.date}, ${$.total}. It can no longer be changed.`,
title: "In progress"
},
reactivate: {
open: "Start again",
save: "Start subscription",
text: "Welcome back. Choose when the first delivery goes out and how often.",
title: "Start again"
},
remove_item: {
save: "Remove",
text: "It is taken out of this order only. A subscription stays active.",
title: "Remove from order"
},
send_now: {
save: "Send now",
text: "Your payment method is charged and we prepare the order today. After that it can no longer be changed.",
title: "Send this order now?"
},
shipping: {
choose: "Where should it go?",
missing: "No shipping address",
new: "A new address",
save: "Save address",
title: "Change shipping address",
use_for_all: "Use this address for all my subscriptions"
},
sign_in: {
button: "Sign in",
text: "For your safety you have been signed out. Sign in to see your orders and subscriptions.",
title: "Please sign in"
},
skip_item: {
save: "Skip this time",
text: "It is left out of this order and comes back with the next one.",
title: "Skip this item?"
},
skip_order: {
save: "Skip order",
text: "Nothing is sent or charged this time. Your subscriptions go on with the next order.",
title: "Skip this order?"
},
summary: {
discount: "Discount",
free: "Free",
payment: "Payment",
shipping: "Ships to",
shipping_cost: "Shipping",
subtotal: "Subtotal",
tax: "Tax",
total: "Total",
total_title: "Order total"
},
swap: {
choose: "Choose a product",
none_found: "Nothing found. Try another word.",
save: "Swap product",
search: "Search products",
text: ($) => plain`Choose what we send instead of ${$.name}, from now on.`,
title: "Swap product"
},
upcoming: {
none: "No upcoming orders. Start a subscription again, or add something new.",
title: "Upcoming orders"
},
upgrade: {
deliveries: {
one: ($) => plain`${$.count} delivery`,
other: ($) => plain`${$.count} deliveries`
},
prepaid: "Prepay and save",
prepaid_label: "Pay now for",
prepaid_save: "Prepay",
subscribe: "Subscribe",
subscribe_save: ($) => plain`Subscribe and save ${$.percent}%`
}
});
