"""GOV.UK: what is listed, each publication in full, and the statistics announced for a day to come."""
