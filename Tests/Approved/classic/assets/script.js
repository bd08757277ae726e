// Functions that the views name with the `js` filter. Each takes the event that called it.

// Opens the dialog that stands beside the button.
function show_closest_modal(event) {
  const dialog = event.currentTarget.parentNode.querySelector("dialog");
  if (dialog && !dialog.open) dialog.showModal();
}

// Closes the dialog around a form that was reset, or whose action succeeded.
function close_closest_modal(event) {
  const dialog = event.target.closest("dialog");
  if (dialog) dialog.close();
}

// Sends the form of a select as soon as another option is chosen.
function submit_form_onchange(event) {
  event.target.form.requestSubmit();
}

// The second step of cancelling: the offer makes way for the question why.
function show_cancel_reasons(event) {
  const dialog = event.target.closest("dialog");
  const reasons = dialog.querySelector(".og-cancel-reasons");
  dialog.querySelector(".og-cancel-offer").hidden = true;
  reasons.hidden = false;
  reasons.elements.cancel_reason.focus();
}

// A cancel dialog that is opened again begins with its first step.
function reset_cancel_steps(event) {
  const dialog = event.target.closest("dialog");
  dialog.querySelector(".og-cancel-offer").hidden = false;
  dialog.querySelector(".og-cancel-reasons").hidden = true;
}

// Takes a message away.
function dismiss_toast(event) {
  event.target.closest(".og-toast").remove();
}

// A click on the backdrop hits the dialog itself, and closes it.
function close_modal_on_backdrop(root) {
  root.addEventListener("click", (event) => {
    if (event.target instanceof HTMLDialogElement) event.target.close();
  });
}

function bootstrap(root) {
  close_modal_on_backdrop(root);
}

{
  const root = document.querySelector("#og-msi, og-smi");
  if (root) {
    bootstrap(root);
  } else {
    document.addEventListener("og:smi:ready", () => bootstrap(document.querySelector("#og-msi, og-smi") || document.body), { once: true });
  }
}
