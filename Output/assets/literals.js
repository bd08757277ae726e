// views/order-processing.liquid:29
ogPreview.addLiteral(0, () => (
SMDialog.open
), "SMDialog.open", "views/order-processing.liquid:29");
// views/order-item/prepaid-controls.liquid:23
ogPreview.addLiteral(1, () => (
submitForm
), "submitForm", "views/order-item/prepaid-controls.liquid:23");
// views/ui-elements/datepicker-popover.liquid:3
ogPreview.addLiteral(2, () => (
minDate
), "minDate", "views/ui-elements/datepicker-popover.liquid:3");
// views/ui-elements/datepicker-popover.liquid:3
ogPreview.addLiteral(3, () => (
maxDate
), "maxDate", "views/ui-elements/datepicker-popover.liquid:3");
ogPreview.start();
