function openDialog(event) {
	document.getElementById(event.currentTarget.dataset.clickTarget).showModal();
}
