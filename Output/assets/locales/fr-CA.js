(ogPreview.texts ??= {})["fr-CA"] = ({ html, nothing, plain }) => ({
a11y: {
card_ending: "Carte se terminant par",
close: "Fermer",
dismiss: "Fermer le message",
more_for: ($) => plain`pour ${$.name}`,
next_month: "Mois suivant",
notifications: "Messages",
order_index: "Commandes à venir par date",
original_price: "Prix courant",
payment_method: "le mode de paiement",
prepaid_progress: "Livraisons prépayées utilisées",
previous_month: "Mois précédent",
shipping_address: "l’adresse de livraison"
},
action: {
back: "Retour",
change: "Modifier",
keep_date: "Garder cette date",
keep_item: "Ne rien changer",
keep_order: "Garder cette commande",
keep_subscription: "Garder l’abonnement",
not_now: "Pas maintenant",
remove: "Retirer"
},
address: {
address: "Adresse",
address2: "Appartement, bureau (facultatif)",
choose: "Choisir…",
city: "Ville",
company_name: "Entreprise (facultatif)",
country_code: "Pays",
first_name: "Prénom",
last_name: "Nom",
phone: "Téléphone (facultatif)",
state_province_code: "Province ou État",
zip_postal_code: "Code postal"
},
attention: {
error_text: ($) => plain`Un problème est survenu de notre côté avec votre commande du ${$.date}. Vous n’avez rien à faire : nous nous en occupons.`,
error_title: "Cette commande est retardée",
rejected_text: ($) => plain`Nous n’avons pas pu débiter votre mode de paiement pour la commande du ${$.date}, qui n’a donc pas été expédiée. Mettez à jour votre paiement pour poursuivre vos abonnements.`,
rejected_title: "Paiement refusé, commande non expédiée",
retry_text: ($) => plain`Le paiement de votre commande du ${$.date} n’a pas été accepté. Nous réessaierons bientôt; mettre à jour votre mode de paiement peut aider.`,
retry_title: "Nous n’avons pas pu débiter votre carte",
title: "À vérifier",
tries: {
one: ($) => plain`${$.count} tentative jusqu’à présent`,
other: ($) => plain`${$.count} tentatives jusqu’à présent`
}
},
badge: {
discontinued: "Abandonné",
one_time: "Achat unique",
out_of_stock: "En rupture de stock",
pay_as_you_go: "Paiement à chaque livraison",
prepaid: "Prépayé"
},
billing: {
add: "Ajouter un mode de paiement",
choose: "Mode de paiement",
email_link: "M’envoyer un lien sécurisé",
hint: "Le changement s’applique aussi aux abonnements de cette commande.",
none: "Vous n’avez encore aucun mode de paiement enregistré.",
save: "Utiliser ce mode",
text: "Choisissez comment payer cette commande.",
title: "Changer le mode de paiement",
update: "Mettre à jour le paiement"
},
bundle: {
title: {
one: ($) => plain`Contenu (${$.count} produit)`,
other: ($) => plain`Contenu (${$.count} produits)`
}
},
cancel: {
before_you_go: "L’une de ces options vous conviendrait-elle mieux?",
continue: "Poursuivre l’annulation",
option_pause: "Suspendre quelque temps",
option_skip: "Sauter la prochaine livraison",
option_swap: "Échanger contre un autre produit",
reasons: {
"1": "J’en ai trop",
"2": "C’est trop cher",
"3": "Je veux autre chose",
"4": "Le produit ne me convient pas",
"5": "Autre raison"
},
save: "Annuler l’abonnement",
swap_label: "M’envoyer plutôt",
title: "Annuler l’abonnement",
why: "Pourquoi nous quittez-vous?"
},
change_date: {
label: "Date",
save: "Enregistrer la date",
text: "Toute la commande est déplacée à la date choisie. Les commandes suivantes s’ajustent en conséquence.",
title: "Changer la date de la commande"
},
countries: {
AE: "Émirats arabes unis",
AU: "Australie",
CA: "Canada",
DE: "Allemagne",
ES: "Espagne",
FR: "France",
GB: "Royaume-Uni",
IT: "Italie",
JP: "Japon",
MX: "Mexique",
NL: "Pays-Bas",
SA: "Arabie saoudite",
US: "États-Unis"
},
discount: {
add: "Ajouter un code promo",
apply: "Appliquer",
every_order: "À chaque livraison",
label: "Code promo",
title: "Rabais"
},
empty: {
benefit_cancel: "Suspendez ou annulez quand vous voulez",
benefit_control: "Choisissez la fréquence, sautez une livraison au besoin",
benefit_save: "Économisez à chaque livraison",
shop: "Parcourir les produits",
text: "Abonnez-vous à vos indispensables : ils arrivent avant que vous en manquiez.",
title: "Aucun abonnement pour le moment"
},
formats: {
chip: "D MMM",
day: "dddd D MMMM",
day_and_year: "dddd D MMMM YYYY",
short_day: "D MMM YYYY"
},
frequency: {
days: {
one: "Chaque jour",
other: ($) => plain`Tous les ${$.count} jours`
},
months: {
one: "Chaque mois",
other: ($) => plain`Tous les ${$.count} mois`
},
weeks: {
one: "Chaque semaine",
other: ($) => plain`Toutes les ${$.count} semaines`
},
years: {
one: "Chaque année",
other: ($) => plain`Tous les ${$.count} ans`
}
},
help: {
changes: "Sauter, suspendre et annuler",
changes_intro: "Vous gardez la main jusqu’à la veille de l’expédition, en soirée.",
changes_points: [["", "Sautez", " une commande ou un seul article : il revient la fois suivante."], ["", "Suspendez", " un abonnement pendant quelques mois. Il reprend de lui-même."], ["", "Annulez", " en quelques clics. Il n’y a pas de durée minimale."]],
payment: "Paiement et prix",
payment_charge: ["Nous débitons votre carte à l’expédition de la commande, ", "jamais avant", ". Les prix sont ceux du jour, et votre rabais d’abonné est toujours compris."],
payment_failed: "Si un paiement est refusé, nous réessayons et vous prévenons. Vos abonnements restent inchangés.",
shipping: "Expédition et livraison",
shipping_free: ($) => plain`La livraison est gratuite à partir de ${$.threshold}.`,
shipping_points: ["Vous recevez un courriel avec un lien de suivi dès que votre colis est en route.", "Vous déménagez? Changez l’adresse dans la commande, pour une seule ou pour toutes."],
shipping_time: ["Les commandes quittent notre entrepôt le jour indiqué ci-dessus et arrivent généralement en ", "deux à quatre jours", "."],
title: "Bon à savoir"
},
inactive: {
cancelled_on: ($) => plain`Annulé le ${$.date}`,
text: "Vos abonnements terminés restent ici, au cas où vous voudriez les reprendre.",
title: "Anciens abonnements",
unavailable: "N’est plus offert"
},
item: {
cancel: "Annuler l’abonnement",
discontinued_text: "Ce produit n’est plus fabriqué et ne sera pas expédié. Échangez-le ou retirez-le.",
each: "l’unité",
frequency: "Livrer",
more: "Plus",
out_of_stock_text: "En rupture de stock pour l’instant. Il sera expédié dès son retour, sans frais supplémentaires.",
paid: "Payé",
pause: "Suspendre l’abonnement",
quantity: "Quantité",
quantity_of: ($) => plain`Quantité : ${$.count}`,
remove: "Retirer de la commande",
skip: "Sauter cette fois",
swap: "Échanger",
unknown_product: "Produit"
},
maintenance: {
reassurance: "Vos commandes et abonnements sont en sécurité et suivent leur cours.",
text: "Nous apportons quelques améliorations. Revenez dans un petit moment.",
title: "De retour bientôt"
},
notification: {
error: "Une erreur est survenue. Veuillez réessayer.",
saved: "Vos modifications sont enregistrées."
},
order: {
change_date: "Changer la date",
items: {
one: ($) => plain`${$.count} article`,
other: ($) => plain`${$.count} articles`
},
later: "À venir",
locked: "En préparation, ne peut plus être modifiée",
next: "Prochaine commande",
no_items: "Cette commande est vide.",
send_now: "Envoyer maintenant",
skip: "Sauter la commande"
},
page: {
greeting: ($) => plain`Bonjour ${$.name}.`,
loading: "Chargement de vos commandes…",
next_order: ($) => plain`Votre prochaine commande partira le ${$.date}.`,
nothing_planned: "Vous n’avez aucune commande prévue pour le moment.",
order_on_its_way: "Votre commande est en route.",
title: "Vos abonnements"
},
pause: {
how_long: "Pendant combien de temps?",
months: {
one: ($) => plain`${$.count} mois`,
other: ($) => plain`${$.count} mois`
},
save: "Suspendre l’abonnement",
text: "Rien n’est expédié ni facturé pendant la suspension. L’abonnement reprend ensuite de lui-même.",
title: "Suspendre l’abonnement"
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
expired: ($) => plain`Expirée (${$.date})`,
expires: ($) => plain`Expire le ${$.date}`,
expiring: ($) => plain`Expire bientôt (${$.date})`,
missing: "Aucun mode de paiement",
notice_expired: ($) => plain`La carte de cette commande est expirée (${$.date}). Mettez-la à jour pour que nous puissions l’expédier.`,
notice_expiring: ($) => plain`La carte de cette commande est valide jusqu’au ${$.date} et sera expirée à cette date.`,
saved: "Mode de paiement enregistré"
},
prepaid: {
downgrades: "Ensuite, vous payez chaque livraison à son expédition.",
ends: "L’abonnement prend ensuite fin.",
last: "Toutes les livraisons prépayées sont en route",
of: {
one: ($) => plain`sur ${$.count}`,
other: ($) => plain`sur ${$.count}`
},
option_cancel: "Arrêter",
option_downgrade: "Payer chaque livraison",
option_renew: "Renouveler",
remaining: {
one: ($) => plain`${$.count} livraison restante`,
other: ($) => plain`${$.count} livraisons restantes`
},
renewal: "Ensuite",
renews: {
one: ($) => plain`${$.count} nouvelle livraison sera ensuite facturée.`,
other: ($) => plain`${$.count} nouvelles livraisons seront ensuite facturées.`
},
renews_for: {
one: ($) => plain`Ensuite, ${$.count} nouvelle livraison pour ${$.price}.`,
other: ($) => plain`Ensuite, ${$.count} nouvelles livraisons pour ${$.price}.`
}
},
processing: {
preparing: "Nous préparons votre commande",
sent: "Votre commande est en route",
text: ($) => plain`Commande du ${$.date}, ${$.total}. Elle ne peut plus être modifiée.`,
title: "En cours"
},
reactivate: {
open: "Reprendre",
save: "Reprendre l’abonnement",
text: "Heureux de vous revoir. Choisissez la date de la première livraison et la fréquence.",
title: "Reprendre l’abonnement"
},
remove_item: {
save: "Retirer",
text: "L’article est retiré de cette commande seulement. Un abonnement reste actif.",
title: "Retirer de la commande"
},
send_now: {
save: "Envoyer maintenant",
text: "Votre mode de paiement est débité et nous préparons la commande aujourd’hui. Elle ne pourra plus être modifiée ensuite.",
title: "Envoyer cette commande maintenant?"
},
shipping: {
choose: "Où l’envoyer?",
missing: "Aucune adresse de livraison",
new: "Une nouvelle adresse",
save: "Enregistrer l’adresse",
title: "Changer l’adresse de livraison",
use_for_all: "Utiliser cette adresse pour tous mes abonnements"
},
sign_in: {
button: "Se connecter",
text: "Pour votre sécurité, vous avez été déconnecté. Connectez-vous pour voir vos commandes et abonnements.",
title: "Veuillez vous connecter"
},
skip_item: {
save: "Sauter cette fois",
text: "Il ne sera pas dans cette commande et reviendra dans la suivante.",
title: "Sauter cet article?"
},
skip_order: {
save: "Sauter la commande",
text: "Rien ne sera expédié ni facturé cette fois. Vos abonnements reprendront à la commande suivante.",
title: "Sauter cette commande?"
},
summary: {
discount: "Rabais",
free: "Gratuit",
payment: "Paiement",
shipping: "Livraison à",
shipping_cost: "Livraison",
subtotal: "Sous-total",
tax: "Taxes",
total: "Total",
total_title: "Total de la commande"
},
swap: {
choose: "Choisir un produit",
none_found: "Aucun résultat. Essayez un autre mot.",
save: "Échanger le produit",
search: "Rechercher un produit",
text: ($) => plain`Choisissez ce que nous enverrons désormais à la place de ${$.name}.`,
title: "Échanger le produit"
},
upcoming: {
none: "Aucune commande à venir. Reprenez un abonnement ou ajoutez-en un.",
title: "Commandes à venir"
},
upgrade: {
deliveries: {
one: ($) => plain`${$.count} livraison`,
other: ($) => plain`${$.count} livraisons`
},
prepaid: "Prépayer et économiser",
prepaid_label: "Payer maintenant",
prepaid_save: "Prépayer",
subscribe: "S’abonner",
subscribe_save: ($) => plain`S’abonner et économiser ${$.percent} %`
}
});
