function openDialog(event) {
	document.getElementById(event.currentTarget.dataset.clickTarget).showModal();
}

const ShopDialogs = {
	close(event) {
		event.target.closest("dialog").close();
		document.getElementById("shop-live").textContent = "";
	},
};
