"""One file for each page: what it shows, as a record that its template and the API both write out."""
