ogPreview.names({
"close_closest_modal": () => close_closest_modal,
"dismiss_toast": () => dismiss_toast,
"reset_cancel_steps": () => reset_cancel_steps,
"show_cancel_reasons": () => show_cancel_reasons,
"show_closest_modal": () => show_closest_modal,
"submit_form_onchange": () => submit_form_onchange,
});
