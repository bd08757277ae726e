// views/change-billing.liquid:7
ogPreview.addLiteral(0, () => (
show_closest_modal
), "show_closest_modal", "views/change-billing.liquid:7");
// views/change-billing.liquid:9
ogPreview.addLiteral(1, () => (
close_closest_modal
), "close_closest_modal", "views/change-billing.liquid:9");
// views/change-quantity.liquid:8
ogPreview.addLiteral(2, () => (
submit_form_onchange
), "submit_form_onchange", "views/change-quantity.liquid:8");
// views/cancel-subscription-button.liquid:5
ogPreview.addLiteral(3, () => (
reset_cancel_steps
), "reset_cancel_steps", "views/cancel-subscription-button.liquid:5");
// views/cancel-subscription-button.liquid:14
ogPreview.addLiteral(4, () => (
show_cancel_reasons
), "show_cancel_reasons", "views/cancel-subscription-button.liquid:14");
// views/toasts.liquid:6
ogPreview.addLiteral(5, () => (
dismiss_toast
), "dismiss_toast", "views/toasts.liquid:6");
ogPreview.start();
