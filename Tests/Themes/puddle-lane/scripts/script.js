function plOpen(id) {
  var modal = document.getElementById(id);
  if (modal) modal.showModal();
}

function plClose(event) {
  var modal = event.target.closest('dialog');
  if (modal) modal.close();
}

function plSubmit(e) { e.target.form.requestSubmit(); }

function plThanks() { console.log('welcome back'); }

// hide the toasts after a while
setInterval(function () {
  document.querySelectorAll('.pl-toast').forEach(function (toast) {
    if (toast.dataset.seen) toast.classList.add('pl-toast--old');
    toast.dataset.seen = '1';
  });
}, 8000);
