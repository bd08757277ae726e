// The site of previews; its rooms follow.
