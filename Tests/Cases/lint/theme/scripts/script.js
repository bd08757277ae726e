function openDialog(event) {
	document.getElementById(event.currentTarget.dataset.clickTarget).showModal();
}

// Told to screen readers, by the page's texts.
const announcement = 'a11y.opened';

const ShopDialogs = {
	close(event) {
		event.target.closest("dialog").close();
		document.getElementById("shop-live").textContent = "";
	},
};
