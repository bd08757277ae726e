(ogPreview.texts ??= {})["es-ES"] = ({ html, nothing, plain }) => ({
a11y: {
card_ending: "Tarjeta terminada en",
close: "Cerrar",
dismiss: "Cerrar mensaje",
more_for: ($) => plain`para ${$.name}`,
next_month: "Mes siguiente",
notifications: "Mensajes",
order_index: "Próximos pedidos por fecha",
original_price: "Precio habitual",
payment_method: "el método de pago",
prepaid_progress: "Entregas prepagadas utilizadas",
previous_month: "Mes anterior",
shipping_address: "la dirección de envío"
},
action: {
back: "Atrás",
change: "Cambiar",
keep_date: "Mantener la fecha",
keep_item: "Dejarlo como está",
keep_order: "Mantener el pedido",
keep_subscription: "Mantener la suscripción",
not_now: "Ahora no",
remove: "Quitar"
},
address: {
address: "Dirección",
address2: "Piso, puerta (opcional)",
choose: "Elige…",
city: "Ciudad",
company_name: "Empresa (opcional)",
country_code: "País",
first_name: "Nombre",
last_name: "Apellidos",
phone: "Teléfono (opcional)",
state_province_code: "Provincia o estado",
zip_postal_code: "Código postal"
},
attention: {
error_text: ($) => plain`Ha ocurrido un problema por nuestra parte con tu pedido del ${$.date}. No tienes que hacer nada: lo estamos revisando.`,
error_title: "Este pedido se retrasa",
rejected_text: ($) => plain`No hemos podido cobrar el pedido del ${$.date}, así que no se ha enviado. Actualiza el pago para que tus suscripciones sigan en marcha.`,
rejected_title: "Pago rechazado, pedido no enviado",
retry_text: ($) => plain`El pago de tu pedido del ${$.date} no se ha completado. Volveremos a intentarlo pronto; actualizar el método de pago ayuda.`,
retry_title: "No hemos podido cobrar en tu tarjeta",
title: "Requiere tu atención",
tries: {
one: ($) => plain`${$.count} intento hasta ahora`,
other: ($) => plain`${$.count} intentos hasta ahora`
}
},
badge: {
discontinued: "Descatalogado",
one_time: "Compra única",
out_of_stock: "Agotado",
pay_as_you_go: "Pago por entrega",
prepaid: "Prepagado"
},
billing: {
add: "Añadir método de pago",
choose: "Método de pago",
email_link: "Enviarme un enlace seguro",
hint: "El cambio se aplica también a las suscripciones de este pedido.",
none: "Aún no tienes ningún método de pago guardado.",
save: "Usar este",
text: "Elige cómo pagar este pedido.",
title: "Cambiar el método de pago",
update: "Actualizar el pago"
},
bundle: {
title: {
one: ($) => plain`Qué incluye (${$.count} producto)`,
other: ($) => plain`Qué incluye (${$.count} productos)`
}
},
cancel: {
before_you_go: "¿Quizá te encaje mejor alguna de estas opciones?",
continue: "Seguir con la cancelación",
option_pause: "Pausar una temporada",
option_skip: "Saltar la próxima entrega",
option_swap: "Cambiar por otro producto",
reasons: {
"1": "Me sobra producto",
"2": "Es demasiado caro",
"3": "Quiero otra cosa",
"4": "No era lo que esperaba",
"5": "Otro motivo"
},
save: "Cancelar la suscripción",
swap_label: "Envíame esto en su lugar",
title: "Cancelar la suscripción",
why: "¿Por qué te vas?"
},
change_date: {
label: "Fecha",
save: "Guardar la fecha",
text: "Todo el pedido pasa a la fecha que elijas. Los siguientes se calculan a partir de ella.",
title: "Cambiar la fecha del pedido"
},
countries: {
AE: "Emiratos Árabes Unidos",
AU: "Australia",
CA: "Canadá",
DE: "Alemania",
ES: "España",
FR: "Francia",
GB: "Reino Unido",
IT: "Italia",
JP: "Japón",
MX: "México",
NL: "Países Bajos",
SA: "Arabia Saudí",
US: "Estados Unidos"
},
discount: {
add: "Añadir un código de descuento",
apply: "Aplicar",
every_order: "En cada entrega",
label: "Código de descuento",
title: "Descuentos"
},
empty: {
benefit_cancel: "Pausa o cancela cuando quieras",
benefit_control: "Elige la frecuencia y salta entregas si lo necesitas",
benefit_save: "Ahorra en cada entrega",
shop: "Ver productos",
text: "Suscríbete a lo que usas a diario y te llegará antes de que se te acabe.",
title: "Aún no tienes suscripciones"
},
formats: {
chip: "D MMM",
day: "dddd, D [de] MMMM",
day_and_year: "dddd, D [de] MMMM [de] YYYY",
short_day: "D MMM YYYY"
},
frequency: {
days: {
one: "Cada día",
other: ($) => plain`Cada ${$.count} días`
},
months: {
one: "Cada mes",
other: ($) => plain`Cada ${$.count} meses`
},
weeks: {
one: "Cada semana",
other: ($) => plain`Cada ${$.count} semanas`
},
years: {
one: "Cada año",
other: ($) => plain`Cada ${$.count} años`
}
},
help: {
changes: "Saltar, pausar y cancelar",
changes_intro: "Tú decides, hasta la tarde anterior al envío.",
changes_points: [["", "Salta", " un pedido o un solo artículo, y volverá la próxima vez."], ["", "Pausa", " una suscripción unos meses. Se reanuda sola."], ["", "Cancela", " en unos pocos clics. No hay permanencia."]],
payment: "Pago y precios",
payment_charge: ["Cobramos en tu tarjeta cuando sale el pedido, ", "nunca antes", ". Los precios son los de ese día e incluyen siempre tu descuento de suscripción."],
payment_failed: "Si un pago no se completa, lo volvemos a intentar y te avisamos. Tus suscripciones siguen igual.",
shipping: "Envío y entrega",
shipping_free: ($) => plain`El envío es gratuito a partir de ${$.threshold}.`,
shipping_points: ["Te enviamos un correo con un enlace de seguimiento en cuanto el paquete está en camino.", "¿Te mudas? Cambia la dirección en el pedido, para uno solo o para todos."],
shipping_time: ["Los pedidos salen de nuestro almacén el día indicado arriba y suelen llegar en ", "dos a cuatro días", "."],
title: "Conviene saber"
},
inactive: {
cancelled_on: ($) => plain`Cancelada el ${$.date}`,
text: "Las suscripciones finalizadas se quedan aquí, por si quieres retomarlas.",
title: "Suscripciones anteriores",
unavailable: "Ya no disponible"
},
item: {
cancel: "Cancelar la suscripción",
discontinued_text: "Este producto ya no se fabrica y no se enviará. Cámbialo por otro o quítalo.",
each: "por unidad",
frequency: "Entregar",
more: "Más",
out_of_stock_text: "Agotado por ahora. Se enviará en cuanto vuelva, sin gastos de envío adicionales.",
paid: "Pagado",
pause: "Pausar la suscripción",
quantity: "Cantidad",
quantity_of: ($) => plain`Cantidad: ${$.count}`,
remove: "Quitar del pedido",
skip: "Saltar esta vez",
swap: "Cambiar producto",
unknown_product: "Producto"
},
maintenance: {
reassurance: "Tus pedidos y suscripciones están a salvo y siguen según lo previsto.",
text: "Estamos haciendo algunas mejoras. Vuelve dentro de un rato.",
title: "Volvemos enseguida"
},
notification: {
error: "Algo ha ido mal. Inténtalo de nuevo.",
saved: "Hemos guardado tus cambios."
},
order: {
change_date: "Cambiar fecha",
items: {
one: ($) => plain`${$.count} artículo`,
other: ($) => plain`${$.count} artículos`
},
later: "Próximamente",
locked: "En preparación, ya no se puede cambiar",
next: "Próximo pedido",
no_items: "Este pedido está vacío.",
send_now: "Enviar ahora",
skip: "Saltar pedido"
},
page: {
greeting: ($) => plain`Hola, ${$.name}.`,
loading: "Cargando tus pedidos…",
next_order: ($) => plain`Tu próximo pedido sale el ${$.date}.`,
nothing_planned: "Ahora mismo no tienes pedidos previstos.",
order_on_its_way: "Tu pedido está en camino.",
title: "Tus suscripciones"
},
pause: {
how_long: "¿Durante cuánto tiempo?",
months: {
one: ($) => plain`${$.count} mes`,
other: ($) => plain`${$.count} meses`
},
save: "Pausar la suscripción",
text: "Mientras esté en pausa no se envía ni se cobra nada. Después se reanuda sola.",
title: "Pausar la suscripción"
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
expired: ($) => plain`Caducada (${$.date})`,
expires: ($) => plain`Caduca el ${$.date}`,
expiring: ($) => plain`Caduca pronto (${$.date})`,
missing: "Sin método de pago",
notice_expired: ($) => plain`La tarjeta de este pedido caducó (${$.date}). Actualízala para que podamos enviarlo.`,
notice_expiring: ($) => plain`La tarjeta de este pedido vale hasta ${$.date} y para entonces habrá caducado.`,
saved: "Método de pago guardado"
},
prepaid: {
downgrades: "Después pagas cada entrega cuando sale.",
ends: "Después la suscripción termina.",
last: "Todas las entregas prepagadas están en camino",
of: {
one: ($) => plain`de ${$.count}`,
other: ($) => plain`de ${$.count}`
},
option_cancel: "Terminar",
option_downgrade: "Pagar cada entrega",
option_renew: "Renovar",
remaining: {
one: ($) => plain`Queda ${$.count} entrega`,
other: ($) => plain`Quedan ${$.count} entregas`
},
renewal: "Después",
renews: {
one: ($) => plain`Después se cobra ${$.count} entrega más.`,
other: ($) => plain`Después se cobran ${$.count} entregas más.`
},
renews_for: {
one: ($) => plain`Después, ${$.count} entrega más por ${$.price}.`,
other: ($) => plain`Después, ${$.count} entregas más por ${$.price}.`
}
},
processing: {
preparing: "Estamos preparando tu pedido",
sent: "Tu pedido está en camino",
text: ($) => plain`Pedido del ${$.date}, ${$.total}. Ya no se puede cambiar.`,
title: "En curso"
},
reactivate: {
open: "Reanudar",
save: "Reanudar la suscripción",
text: "Nos alegra verte de nuevo. Elige cuándo sale la primera entrega y con qué frecuencia.",
title: "Reanudar la suscripción"
},
remove_item: {
save: "Quitar",
text: "Se quita solo de este pedido. La suscripción sigue activa.",
title: "Quitar del pedido"
},
send_now: {
save: "Enviar ahora",
text: "Cobramos en tu método de pago y preparamos el pedido hoy mismo. Después ya no se podrá cambiar.",
title: "¿Enviar este pedido ahora?"
},
shipping: {
choose: "¿Adónde lo enviamos?",
missing: "Sin dirección de envío",
new: "Una dirección nueva",
save: "Guardar dirección",
title: "Cambiar la dirección de envío",
use_for_all: "Usar esta dirección para todas mis suscripciones"
},
sign_in: {
button: "Iniciar sesión",
text: "Por seguridad se ha cerrado tu sesión. Inicia sesión para ver tus pedidos y suscripciones.",
title: "Inicia sesión"
},
skip_item: {
save: "Saltar esta vez",
text: "No irá en este pedido y volverá en el siguiente.",
title: "¿Saltar este artículo?"
},
skip_order: {
save: "Saltar pedido",
text: "Esta vez no se enviará ni se cobrará nada. Tus suscripciones continúan con el siguiente pedido.",
title: "¿Saltar este pedido?"
},
summary: {
discount: "Descuento",
free: "Gratis",
payment: "Pago",
shipping: "Se envía a",
shipping_cost: "Envío",
subtotal: "Subtotal",
tax: "Impuestos",
total: "Total",
total_title: "Total del pedido"
},
swap: {
choose: "Elige un producto",
none_found: "Sin resultados. Prueba con otra palabra.",
save: "Cambiar producto",
search: "Buscar productos",
text: ($) => plain`Elige qué enviamos a partir de ahora en lugar de ${$.name}.`,
title: "Cambiar producto"
},
upcoming: {
none: "No hay próximos pedidos. Reanuda una suscripción o añade algo nuevo.",
title: "Próximos pedidos"
},
upgrade: {
deliveries: {
one: ($) => plain`${$.count} entrega`,
other: ($) => plain`${$.count} entregas`
},
prepaid: "Paga por adelantado y ahorra",
prepaid_label: "Pagar ahora",
prepaid_save: "Pagar por adelantado",
subscribe: "Suscribirse",
subscribe_save: ($) => plain`Suscríbete y ahorra un ${$.percent} %`
}
});
