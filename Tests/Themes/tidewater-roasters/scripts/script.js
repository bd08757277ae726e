class SMDialog extends HTMLElement {
  static open(event) {
    const id = typeof event === 'string' ? event : event.currentTarget.dataset.clickTarget;
    const host = document.getElementById(id);
    host && host.querySelector('dialog').showModal();
  }

  static close(event) {
    const dialog = event.target.closest('dialog');
    if (dialog) dialog.close();
  }
}
if (!customElements.get('sm-dialog')) customElements.define('sm-dialog', SMDialog);

class SMMultistep extends HTMLElement {
  connectedCallback() { this.dataset.current = 'skip'; }
}
if (!customElements.get('sm-multistep')) customElements.define('sm-multistep', SMMultistep);

class SMNotifications extends HTMLElement {}
if (!customElements.get('sm-notifications')) customElements.define('sm-notifications', SMNotifications);

const twSubmit = (event) => event.target.form.requestSubmit();

function twTrack(what, id) {
  (window.dataLayer = window.dataLayer || []).push({ event: 'tidewater_' + what, id });
}
