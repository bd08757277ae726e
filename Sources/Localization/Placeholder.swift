// The first declaration of this module stands in a file of its own.
