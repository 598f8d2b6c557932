-- Of whom a call asks a second factor: of who organises it, of its jurors.
ALTER TABLE call ADD COLUMN organisers_second_factor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE call ADD COLUMN jurors_second_factor INTEGER NOT NULL DEFAULT 0;
