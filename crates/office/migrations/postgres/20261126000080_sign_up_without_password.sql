-- A password is chosen behind the link, once the address is proven: the form has none.
ALTER TABLE sign_up DROP COLUMN password_hash;
