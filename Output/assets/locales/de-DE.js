(ogPreview.texts ??= {})["de-DE"] = ({ html, nothing, plain }) => ({
a11y: {
card_ending: "Karte mit der Endung",
close: "Schließen",
dismiss: "Meldung schließen",
more_for: ($) => plain`für ${$.name}`,
next_month: "Nächster Monat",
notifications: "Meldungen",
order_index: "Anstehende Bestellungen nach Datum",
original_price: "Regulärer Preis",
payment_method: "der Zahlungsart",
prepaid_progress: "Genutzte vorausbezahlte Lieferungen",
previous_month: "Vorheriger Monat",
shipping_address: "der Lieferadresse"
},
action: {
back: "Zurück",
change: "Ändern",
keep_date: "Datum behalten",
keep_item: "So lassen",
keep_order: "Bestellung behalten",
keep_subscription: "Abo behalten",
not_now: "Jetzt nicht",
remove: "Entfernen"
},
address: {
address: "Straße und Hausnummer",
address2: "Adresszusatz (optional)",
choose: "Auswählen …",
city: "Ort",
company_name: "Firma (optional)",
country_code: "Land",
first_name: "Vorname",
last_name: "Nachname",
phone: "Telefon (optional)",
state_province_code: "Bundesland oder Region",
zip_postal_code: "Postleitzahl"
},
attention: {
error_text: ($) => plain`Bei deiner Bestellung vom ${$.date} ist bei uns etwas schiefgelaufen. Du musst nichts tun: Wir kümmern uns darum.`,
error_title: "Diese Bestellung verzögert sich",
rejected_text: ($) => plain`Die Zahlung für die Bestellung vom ${$.date} ist fehlgeschlagen, deshalb wurde sie nicht verschickt. Aktualisiere deine Zahlungsart, damit deine Abos weiterlaufen.`,
rejected_title: "Zahlung fehlgeschlagen, nicht verschickt",
retry_text: ($) => plain`Die Zahlung für deine Bestellung vom ${$.date} hat nicht geklappt. Wir versuchen es bald erneut; eine aktualisierte Zahlungsart hilft dabei.`,
retry_title: "Deine Karte konnte nicht belastet werden",
title: "Bitte prüfen",
tries: {
one: ($) => plain`Bisher ${$.count} Versuch`,
other: ($) => plain`Bisher ${$.count} Versuche`
}
},
badge: {
discontinued: "Nicht mehr erhältlich",
one_time: "Einmalig",
out_of_stock: "Nicht vorrätig",
pay_as_you_go: "Zahlung pro Lieferung",
prepaid: "Vorausbezahlt"
},
billing: {
add: "Zahlungsart hinzufügen",
choose: "Zahlungsart",
email_link: "Sicheren Link per E-Mail senden",
hint: "Die Änderung gilt auch für die Abos in dieser Bestellung.",
none: "Du hast noch keine Zahlungsart gespeichert.",
save: "Diese verwenden",
text: "Wähle, wie diese Bestellung bezahlt wird.",
title: "Zahlungsart ändern",
update: "Zahlung aktualisieren"
},
bundle: {
title: {
one: ($) => plain`Inhalt (${$.count} Produkt)`,
other: ($) => plain`Inhalt (${$.count} Produkte)`
}
},
cancel: {
before_you_go: "Vielleicht passt eines davon besser?",
continue: "Weiter zur Kündigung",
option_pause: "Eine Weile pausieren",
option_skip: "Nächste Lieferung auslassen",
option_swap: "Gegen ein anderes Produkt tauschen",
reasons: {
"1": "Ich habe noch zu viel davon",
"2": "Es ist mir zu teuer",
"3": "Ich möchte etwas anderes",
"4": "Es hat mich nicht überzeugt",
"5": "Ein anderer Grund"
},
save: "Abo kündigen",
swap_label: "Stattdessen schicken",
title: "Abo kündigen",
why: "Warum möchtest du kündigen?"
},
change_date: {
label: "Datum",
save: "Neues Datum speichern",
text: "Die ganze Bestellung wird auf das gewählte Datum verschoben. Spätere Bestellungen richten sich danach.",
title: "Bestelldatum ändern"
},
countries: {
AE: "Vereinigte Arabische Emirate",
AU: "Australien",
CA: "Kanada",
DE: "Deutschland",
ES: "Spanien",
FR: "Frankreich",
GB: "Vereinigtes Königreich",
IT: "Italien",
JP: "Japan",
MX: "Mexiko",
NL: "Niederlande",
SA: "Saudi-Arabien",
US: "Vereinigte Staaten"
},
discount: {
add: "Gutscheincode hinzufügen",
apply: "Einlösen",
every_order: "Bei jeder Lieferung",
label: "Gutscheincode",
title: "Rabatte"
},
empty: {
benefit_cancel: "Jederzeit pausieren oder kündigen",
benefit_control: "Rhythmus selbst wählen, bei Bedarf auslassen",
benefit_save: "Bei jeder Lieferung sparen",
shop: "Produkte entdecken",
text: "Abonniere, was du täglich brauchst, und es kommt, bevor es ausgeht.",
title: "Noch keine Abos"
},
formats: {
chip: "D. MMM",
day: "dddd, D. MMMM",
day_and_year: "dddd, D. MMMM YYYY",
short_day: "D. MMM YYYY"
},
frequency: {
days: {
one: "Jeden Tag",
other: ($) => plain`Alle ${$.count} Tage`
},
months: {
one: "Jeden Monat",
other: ($) => plain`Alle ${$.count} Monate`
},
weeks: {
one: "Jede Woche",
other: ($) => plain`Alle ${$.count} Wochen`
},
years: {
one: "Jedes Jahr",
other: ($) => plain`Alle ${$.count} Jahre`
}
},
help: {
changes: "Auslassen, pausieren und kündigen",
changes_intro: "Du entscheidest, bis zum Abend vor dem Versand.",
changes_points: [["", "Lass", " eine Bestellung oder einen einzelnen Artikel ", "aus", ": Beim nächsten Mal ist er wieder dabei."], ["", "Pausiere", " ein Abo für ein paar Monate. Es läuft von selbst weiter."], ["", "Kündige", " mit wenigen Klicks. Eine Mindestlaufzeit gibt es nicht."]],
payment: "Zahlung und Preise",
payment_charge: ["Wir belasten deine Karte, wenn eine Bestellung verschickt wird, ", "nie früher", ". Es gelten die Preise dieses Tages, dein Abo-Rabatt ist immer enthalten."],
payment_failed: "Klappt eine Zahlung nicht, versuchen wir es erneut und sagen dir Bescheid. Deine Abos bleiben, wie sie sind.",
shipping: "Versand und Lieferung",
shipping_free: ($) => plain`Ab ${$.threshold} ist der Versand kostenlos.`,
shipping_points: ["Sobald dein Paket unterwegs ist, bekommst du eine E-Mail mit einem Link zur Sendungsverfolgung.", "Du ziehst um? Ändere die Adresse in der Bestellung, für eine oder für alle."],
shipping_time: ["Bestellungen verlassen unser Lager am oben genannten Tag und sind meist in ", "zwei bis vier Tagen", " da."],
title: "Gut zu wissen"
},
inactive: {
cancelled_on: ($) => plain`Gekündigt am ${$.date}`,
text: "Beendete Abos bleiben hier, falls du sie wieder aufnehmen möchtest.",
title: "Frühere Abos",
unavailable: "Nicht mehr verfügbar"
},
item: {
cancel: "Abo kündigen",
discontinued_text: "Dieses Produkt wird nicht mehr hergestellt und nicht verschickt. Tausche oder entferne es.",
each: "pro Stück",
frequency: "Liefern",
more: "Mehr",
out_of_stock_text: "Zurzeit nicht vorrätig. Sobald es wieder da ist, schicken wir es ohne zusätzliche Versandkosten.",
paid: "Bezahlt",
pause: "Abo pausieren",
quantity: "Menge",
quantity_of: ($) => plain`Menge: ${$.count}`,
remove: "Aus Bestellung entfernen",
skip: "Diesmal auslassen",
swap: "Tauschen",
unknown_product: "Produkt"
},
maintenance: {
reassurance: "Deine Bestellungen und Abos sind sicher und laufen wie geplant weiter.",
text: "Wir verbessern gerade etwas. Bitte schau in Kürze wieder vorbei.",
title: "Gleich wieder da"
},
notification: {
error: "Etwas ist schiefgelaufen. Bitte versuche es noch einmal.",
saved: "Deine Änderungen sind gespeichert."
},
order: {
change_date: "Datum ändern",
items: {
one: ($) => plain`${$.count} Artikel`,
other: ($) => plain`${$.count} Artikel`
},
later: "Geplant",
locked: "In Vorbereitung, nicht mehr änderbar",
next: "Nächste Bestellung",
no_items: "Diese Bestellung ist leer.",
send_now: "Jetzt senden",
skip: "Bestellung auslassen"
},
page: {
greeting: ($) => plain`Hallo ${$.name}.`,
loading: "Deine Bestellungen werden geladen …",
next_order: ($) => plain`Deine nächste Bestellung geht am ${$.date} raus.`,
nothing_planned: "Zurzeit ist keine Bestellung geplant.",
order_on_its_way: "Deine Bestellung ist unterwegs.",
title: "Deine Abos"
},
pause: {
how_long: "Wie lange?",
months: {
one: ($) => plain`${$.count} Monat`,
other: ($) => plain`${$.count} Monate`
},
save: "Abo pausieren",
text: "Während der Pause wird nichts verschickt oder berechnet. Danach läuft das Abo von selbst weiter.",
title: "Abo pausieren"
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
expired: ($) => plain`Abgelaufen (${$.date})`,
expires: ($) => plain`Gültig bis ${$.date}`,
expiring: ($) => plain`Läuft bald ab (${$.date})`,
missing: "Keine Zahlungsart",
notice_expired: ($) => plain`Die Karte für diese Bestellung ist abgelaufen (${$.date}). Aktualisiere sie, damit wir liefern können.`,
notice_expiring: ($) => plain`Die Karte für diese Bestellung gilt bis ${$.date} und ist dann abgelaufen.`,
saved: "Gespeicherte Zahlungsart"
},
prepaid: {
downgrades: "Danach zahlst du jede Lieferung einzeln.",
ends: "Danach endet das Abo.",
last: "Alle vorausbezahlten Lieferungen sind unterwegs",
of: {
one: ($) => plain`von ${$.count}`,
other: ($) => plain`von ${$.count}`
},
option_cancel: "Beenden",
option_downgrade: "Einzeln bezahlen",
option_renew: "Verlängern",
remaining: {
one: ($) => plain`Noch ${$.count} Lieferung`,
other: ($) => plain`Noch ${$.count} Lieferungen`
},
renewal: "Danach",
renews: {
one: ($) => plain`Danach wird ${$.count} weitere Lieferung berechnet.`,
other: ($) => plain`Danach werden ${$.count} weitere Lieferungen berechnet.`
},
renews_for: {
one: ($) => plain`Danach ${$.count} weitere Lieferung für ${$.price}.`,
other: ($) => plain`Danach ${$.count} weitere Lieferungen für ${$.price}.`
}
},
processing: {
preparing: "Wir bereiten deine Bestellung vor",
sent: "Deine Bestellung ist unterwegs",
text: ($) => plain`Bestellung vom ${$.date}, ${$.total}. Sie lässt sich nicht mehr ändern.`,
title: "In Bearbeitung"
},
reactivate: {
open: "Wieder starten",
save: "Abo starten",
text: "Schön, dass du wieder da bist. Wähle, wann die erste Lieferung rausgeht und wie oft.",
title: "Abo wieder starten"
},
remove_item: {
save: "Entfernen",
text: "Der Artikel wird nur aus dieser Bestellung entfernt. Ein Abo bleibt bestehen.",
title: "Aus Bestellung entfernen"
},
send_now: {
save: "Jetzt senden",
text: "Wir belasten deine Zahlungsart und bereiten die Bestellung heute vor. Danach lässt sie sich nicht mehr ändern.",
title: "Diese Bestellung jetzt senden?"
},
shipping: {
choose: "Wohin soll sie gehen?",
missing: "Keine Lieferadresse",
new: "Eine neue Adresse",
save: "Adresse speichern",
title: "Lieferadresse ändern",
use_for_all: "Diese Adresse für alle meine Abos verwenden"
},
sign_in: {
button: "Anmelden",
text: "Zu deiner Sicherheit wurdest du abgemeldet. Melde dich an, um deine Bestellungen und Abos zu sehen.",
title: "Bitte melde dich an"
},
skip_item: {
save: "Diesmal auslassen",
text: "Diesmal wird es ausgelassen und kommt mit der nächsten Bestellung wieder.",
title: "Diesen Artikel auslassen?"
},
skip_order: {
save: "Bestellung auslassen",
text: "Diesmal wird nichts verschickt oder berechnet. Deine Abos gehen mit der nächsten Bestellung weiter.",
title: "Diese Bestellung auslassen?"
},
summary: {
discount: "Rabatt",
free: "Kostenlos",
payment: "Zahlung",
shipping: "Lieferung an",
shipping_cost: "Versand",
subtotal: "Zwischensumme",
tax: "Steuern",
total: "Gesamt",
total_title: "Bestellsumme"
},
swap: {
choose: "Produkt wählen",
none_found: "Nichts gefunden. Versuche ein anderes Wort.",
save: "Produkt tauschen",
search: "Produkte suchen",
text: ($) => plain`Wähle, was wir ab jetzt statt ${$.name} schicken.`,
title: "Produkt tauschen"
},
upcoming: {
none: "Keine anstehenden Bestellungen. Starte ein Abo wieder oder füge etwas Neues hinzu.",
title: "Anstehende Bestellungen"
},
upgrade: {
deliveries: {
one: ($) => plain`${$.count} Lieferung`,
other: ($) => plain`${$.count} Lieferungen`
},
prepaid: "Vorausbezahlen und sparen",
prepaid_label: "Jetzt bezahlen für",
prepaid_save: "Vorausbezahlen",
subscribe: "Abonnieren",
subscribe_save: ($) => plain`Abonnieren und ${$.percent} % sparen`
}
});
