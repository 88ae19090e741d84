"""Problems of Open edX (OLX): single ones, libraries and courses."""
