"""Every kind of filing under both laws, as data (danh mục thủ tục)."""
