"""A fictional regency: Kabupaten Contoh, from which nobody is taken and to which nobody belongs."""
