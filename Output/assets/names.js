ogPreview.names({
"SMDialog.open": () => SMDialog.open,
"maxDate": () => maxDate,
"minDate": () => minDate,
"submitForm": () => submitForm,
});
